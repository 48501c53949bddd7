"""Graphs of the models that make or read images."""

import numpy as np
import torch

from alignment.alignment import Alignment
from alignment.trunk import Trunk
from graph.builder import Builder
from graph.layers import attend, convolution, feed_forward, keys_values, layer_norm, linear, residual, silu
from structure.structure import Structure
from tokenizer.autoencoder import Decoder
from tokenizer.residual import Residual
from tokenizer.schedule import BITS, FULL

_IMAGES = ["B", 3, 64, 64]


def decode_graph(model: Decoder) -> Builder:
    """`latents` `[B, 16, 8, 8]` to `images` `[B, 3, 64, 64]` in 0…1."""
    b = Builder("decode")
    x = convolution(b, "enter", model.enter, b.input("latents", "float32", ["B", BITS, FULL, FULL]))
    x = residual(b, "blocks.0", model.blocks[0], x)
    for i, grow in enumerate(model.grow):
        x = b.op("DepthToSpace", convolution(b, f"grow.{i}", grow, x), blocksize=2, mode="CRD")
        x = residual(b, f"blocks.{i + 1}", model.blocks[i + 1], x)
    x = b.op("DepthToSpace", convolution(b, "leave", model.leave, silu(b, x)), blocksize=2, mode="CRD")
    half = b.constant(0.5)
    x = b.op("Clip", b.op("Add", b.op("Mul", x, half), half), b.constant(0.0), b.constant(1.0))
    b.output("images", x, "float32", _IMAGES)
    return b


def encode_graph(model: Structure) -> Builder:
    """`images` `[B, 3, 64, 64]` in 0…1 to `patches` `[B, 64, 64]`."""
    b = Builder("encode")
    patches = _patches(b, "trunk", model.trunk, b.input("images", "float32", _IMAGES))
    b.output("patches", patches, "float32", ["B", 64, 64])
    return b


def score_graph(model: Alignment, mean: float, deviation: float) -> Builder:
    """`images` `[B, 3, 64, 64]` in 0…1 and `ids` `[1, T]` to `scores` `[B]`: (logit − mean) / deviation."""
    b = Builder("score")
    images = b.input("images", "float32", _IMAGES)
    length = model.word_places.shape[0]
    ids = b.input("ids", "int64", [1, length])
    words = b.op("Gather", b.weight("words.weight", model.words.weight), ids, axis=0)
    words = b.op("Add", words, b.weight("word_places", model.word_places))  # (1, T, width)
    prompt = b.op("Concat", b.op("Unsqueeze", b.weight("verdict", model.verdict), b.ints(0)), words, axis=1)
    count = b.op("Shape", images, start=0, end=1)
    prompt = b.op("Expand", prompt, b.op("Concat", count, b.ints(1, 1), axis=0))  # (B, 1 + T, width)
    patches = linear(b, "patches", model.patches, _patches(b, "trunk", model.trunk, images))
    patches = b.op("Add", patches, b.weight("patch_places", model.patch_places))
    x = b.op("Concat", prompt, patches, axis=1)  # (B, 1 + T + 64, width)
    padding = b.op("Cast", b.op("Equal", ids, b.constant(0, np.int64)), to=1)
    hidden = b.op("Mul", padding, b.constant([[0.0] + [-10000.0] * (length - 1)]))
    mask = b.op("Concat", b.constant(np.zeros((1, 1))), hidden, b.constant(np.zeros((1, 64))), axis=1)
    mask = b.op("Unsqueeze", mask, b.ints(1, 2))  # (1, 1, 1, 1 + T + 64)
    for i, block in enumerate(model.blocks):
        at = f"blocks.{i}"
        y = layer_norm(b, f"{at}.norms.0", block.norms[0], x)
        keys, values = keys_values(b, f"{at}.attention", block.attention, y, 3)
        x = b.op("Add", x, attend(b, f"{at}.attention", block.attention, y, keys, values, mask, 3))
        y = layer_norm(b, f"{at}.norms.1", block.norms[1], x)
        x = b.op("Add", x, feed_forward(b, f"{at}.feed", block.feed, y))
    verdict = layer_norm(b, "norm", model.norm, b.op("Gather", x, b.constant(0, np.int64), axis=1))
    # Multiply and sum, not MatMul: one row alone would take another kernel than many, and other bits.
    logits = b.op("ReduceSum", b.op("Mul", verdict, b.weight("score", model.score)), b.ints(1), keepdims=0)
    centred = b.op("Sub", logits, b.table("mean", torch.tensor(mean)))
    scores = b.op("Div", centred, b.table("deviation", torch.tensor(deviation)))
    b.output("scores", scores, "float32", ["B"])
    return b


def _patches(b: Builder, name: str, trunk: Trunk, images: str) -> str:
    """Images in 0…1 to patches `[B, 64, width]`."""
    x = b.op("Sub", b.op("Mul", images, b.constant(2.0)), b.constant(1.0))
    for i, layer in enumerate(trunk.layers):
        write = residual if isinstance(layer, Residual) else convolution
        x = write(b, f"{name}.layers.{i}", layer, x)
    width = trunk.layers[-1].second.out_channels
    return b.op("Transpose", b.op("Reshape", x, b.ints(0, width, 64)), perm=[0, 2, 1])
