"""The graph of the judge: from images to objects, peaks and all."""

import numpy as np

from graph.builder import Builder
from graph.layers import convolution, residual, silu
from judge.detect import APART, MOST
from judge.judge import CELL, GRID, UNIT, Judge
from tokenizer.residual import Residual
from world.colours import COLOURS
from world.shapes import SHAPES


def detect_graph(model: Judge) -> Builder:
    """`images` `[B, 3, 64, 64]` in 0…1 to `objects` `[B, 8, 6]`; see `judge.detect.objects`."""
    b = Builder("detect")
    images = b.input("images", "float32", ["B", 3, 64, 64])
    maps = b.ops(5, "Split", _network(b, model, images), b.ints(len(SHAPES), len(COLOURS), 1, 1, 1), axis=1)
    b.output("objects", _objects(b, *maps), "float32", ["B", MOST, 6])
    return b


def _network(b: Builder, model: Judge, images: str) -> str:
    """Images in 0…1 to all maps `[B, 21, 16, 16]`."""
    x = b.op("Sub", b.op("Mul", images, b.constant(2.0)), b.constant(1.0))

    def through(name: str, x: str) -> str:
        for i, layer in enumerate(getattr(model, name)):
            write = residual if isinstance(layer, Residual) else convolution
            x = write(b, f"{name}.{i}", layer, x)
        return x

    x = through("down", x)
    deep = convolution(b, "up", model.up, silu(b, through("deep", x)))
    x = through("merge", b.op("Add", x, b.op("DepthToSpace", deep, blocksize=2, mode="CRD")))
    return convolution(b, "leave", model.leave, silu(b, x))


def _objects(b: Builder, shapes: str, colours: str, x: str, y: str, radius: str) -> str:
    """Maps to objects `[B, 8, 6]`, as `judge.detect.objects`."""
    chances, one, two = b.op("Sigmoid", shapes), b.ints(1), b.ints(2)
    confidence = b.op("ReduceMax", chances, one, keepdims=1)  # (B, 1, 16, 16)
    top = b.op("Equal", confidence, b.op("MaxPool", confidence, kernel_shape=[3, 3], pads=[1] * 4, strides=[1, 1]))
    peaks = b.op("Mul", confidence, b.op("Cast", top, to=1))
    kinds = [b.op("Cast", b.op("ArgMax", one_of, axis=1, keepdims=1), to=1) for one_of in (chances, colours)]
    middles, cell = (np.arange(GRID) + 0.5) * CELL, b.constant(float(CELL))
    x = b.op("Add", b.op("Mul", x, cell), b.constant(middles.reshape(1, 1, 1, GRID)))
    y = b.op("Add", b.op("Mul", y, cell), b.constant(middles.reshape(1, 1, GRID, 1)))
    radius = b.op("Mul", b.op("Max", radius, b.constant(0.1)), b.constant(UNIT))
    planes = b.op("Reshape", b.op("Concat", peaks, *kinds, x, y, radius, axis=1), b.ints(0, 6, -1))
    rows = _surest(b, b.op("Transpose", planes, perm=[0, 2, 1]))  # (B, 8, 6)
    sure, _, _, *place, radius = b.ops(6, "Split", rows, axis=2, num_outputs=6)  # (B, 8, 1) each
    offsets = [b.op("Sub", one, b.op("Transpose", one, perm=[0, 2, 1])) for one in place]
    apart = b.op("Sqrt", b.op("Add", *(b.op("Mul", one, one) for one in offsets)))  # (B, 8, 8)
    least = b.op("Mul", b.op("Transpose", radius, perm=[0, 2, 1]), b.constant(APART))
    close = b.op("Cast", b.op("Less", apart, least), to=1)
    earlier = b.op("Mul", close, b.constant(np.tril(np.ones((1, MOST, MOST)), -1)))
    there = b.op("Cast", b.op("Greater", b.op("Transpose", sure, perm=[0, 2, 1]), b.constant(0.0)), to=1)
    doubled = b.op("ReduceMax", b.op("Mul", earlier, there), two, keepdims=1)  # (B, 8, 1)
    sure = b.op("Mul", sure, b.op("Sub", b.constant(1.0), doubled))
    rows = _surest(b, b.op("Concat", sure, b.op("Slice", rows, one, b.ints(6), two), axis=2))
    there = b.op("Cast", b.op("Greater", b.op("Slice", rows, b.ints(0), one, two), b.constant(0.0)), to=1)
    return b.op("Mul", rows, there)


def _surest(b: Builder, rows: str) -> str:
    """The 8 rows of `[B, n, 6]` with the largest confidence, falling."""
    confidence = b.op("Squeeze", b.op("Slice", rows, b.ints(0), b.ints(1), b.ints(2)), b.ints(2))
    _, places = b.ops(2, "TopK", confidence, b.ints(MOST), axis=1, largest=1, sorted=1)
    wide = b.op("Expand", b.op("Unsqueeze", places, b.ints(2)), b.ints(1, 1, 6))
    return b.op("GatherElements", rows, wide, axis=1)
