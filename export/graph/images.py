"""Graphs of the models that make or read images."""

import numpy as np
import torch

from aesthetic.aesthetic import Aesthetic
from alignment.alignment import Alignment
from alignment.trunk import Trunk
from graph.builder import Builder
from graph.layers import attend, convolution, feed_forward, keys_values, layer_norm, linear, residual, silu
from graph.planes import resized, shown
from semantic.semantic import Semantic
from structure.structure import Structure
from tokenizer.autoencoder import Decoder
from tokenizer.residual import Residual
from tokenizer.schedule import BITS, FULL, down_matrix, up_matrix

_IMAGES = ["B", 3, 64, 64]


def decode_graph(model: Decoder, side: int = FULL) -> Builder:
    """`latents` `[B, 16, 8, 8]` to `images` `[B, 3, 64, 64]` in 0…1.

    With a smaller `side` the latents are averaged to `[B, 16, side, side]` first, and the pictures of 8·side pixels
    interpolated to 64: whoever reads images takes them unchanged.
    """
    b = Builder("decode")
    latents = b.input("latents", "float32", ["B", BITS, FULL, FULL])
    x = latents if side == FULL else resized(b, down_matrix(side), latents)
    x = convolution(b, "enter", model.enter, x)
    for i, block in enumerate(model.deep):
        x = residual(b, f"deep.{i}", block, x)
    x = residual(b, "blocks.0", model.blocks[0], x)
    for i, grow in enumerate(model.grow):
        x = b.op("DepthToSpace", convolution(b, f"grow.{i}", grow, x), blocksize=2, mode="CRD")
        x = residual(b, f"blocks.{i + 1}", model.blocks[i + 1], x)
    x = b.op("DepthToSpace", convolution(b, "leave", model.leave, silu(b, x)), blocksize=2, mode="CRD")
    x = shown(b, x)
    pixels = _IMAGES[-1]
    x = x if side == FULL else resized(b, up_matrix(pixels * side // FULL, pixels), x)
    b.output("images", x, "float32", _IMAGES)
    return b


def encode_graph(model: Structure | Semantic, name: str = "encode") -> Builder:
    """`images` `[B, 3, 64, 64]` in 0…1 to `patches` `[B, 64, 64]`."""
    b = Builder(name)
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
    _scores(b, verdict, model.score, mean, deviation)
    return b


def aesthetic_graph(model: Aesthetic, mean: float, deviation: float) -> Builder:
    """`images` `[B, 3, 64, 64]` in 0…1 to `scores` `[B]`: (logit − mean) / deviation."""
    b = Builder("aesthetic")
    plane = convolution(b, "enter", model.enter, _plane(b, "trunk", model.trunk, b.input("images", "float32", _IMAGES)))
    plane = b.op("Gelu", plane, approximate="tanh")  # (B, width, 8, 8)
    # Not ReduceMean: it would sum one image alone in another order than many.
    pools = [b.op("Flatten", b.op(kind, plane)) for kind in ("GlobalAveragePool", "GlobalMaxPool")]
    _scores(b, layer_norm(b, "norm", model.norm, b.op("Concat", *pools, axis=1)), model.score, mean, deviation)
    return b


def _scores(b: Builder, features: str, weight: torch.Tensor, mean: float, deviation: float) -> None:
    """Declares the output of features `[B, width]`: their sum by `weight`, standardised."""
    # Multiply and sum, not MatMul: one row alone would take another kernel than many, and other bits.
    logits = b.op("ReduceSum", b.op("Mul", features, b.weight("score", weight)), b.ints(1), keepdims=0)
    centred = b.op("Sub", logits, b.table("mean", torch.tensor(mean)))
    b.output("scores", b.op("Div", centred, b.table("deviation", torch.tensor(deviation))), "float32", ["B"])


def _patches(b: Builder, name: str, trunk: Trunk, images: str) -> str:
    """Images in 0…1 to patches `[B, 64, width]`."""
    width = trunk.layers[-1].second.out_channels
    x = b.op("Reshape", _plane(b, name, trunk, images), b.ints(0, width, 64))
    return b.op("Transpose", x, perm=[0, 2, 1])


def _plane(b: Builder, name: str, trunk: Trunk, images: str) -> str:
    """Images in 0…1 to features `[B, width, 8, 8]`."""
    x = b.op("Sub", b.op("Mul", images, b.constant(2.0)), b.constant(1.0))
    for i, layer in enumerate(trunk.layers):
        write = residual if isinstance(layer, Residual) else convolution
        x = write(b, f"{name}.layers.{i}", layer, x)
    return x
