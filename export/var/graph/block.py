"""One layer of VAR, written into a graph."""

import numpy as np

from graph.builder import Builder
from graph.layers import linear, normalized, split_heads
from var.attention import Attention
from var.block import Block
from var.modulated import EPSILON


def modulated(b: Builder, x: str, scale: str, shift: str, width: int) -> str:
    """`x` `[…, n, width]` normalised, times 1 + `scale`, plus `shift`, both `[…, 1, width]`."""
    y = b.op("LayerNormalization", x, b.constant(np.ones(width)), axis=-1, epsilon=EPSILON)
    return b.op("Add", b.op("Mul", y, b.op("Add", scale, b.constant(1.0))), shift)


def attended(b: Builder, name: str, layer: Attention, x: str, past: list[str]) -> tuple[str, list[str]]:
    """`x` `[2, U, n, width]` over `past` keys and values `[2, U, heads, L, d]` and itself; and both, longer."""
    rows = b.op("MatMul", x, b.weight(f"{name}.mat_qkv.weight.transposed", layer.mat_qkv.weight.T.contiguous()))
    rows = b.op("Add", rows, b.weight(f"{name}.bias", layer.bias()))
    queries, *new = (split_heads(b, one, layer.heads, 4) for one in b.ops(3, "Split", rows, axis=-1, num_outputs=3))
    queries = b.op("Mul", normalized(b, queries), b.table(f"{name}.sharpness", layer.sharpness()[0]))
    new[0] = normalized(b, new[0])
    keys, values = (b.op("Concat", old, one, axis=3) for old, one in zip(past, new))
    with b.at("attention"):
        weights = b.op("MatMul", queries, b.op("Transpose", keys, perm=[0, 1, 2, 4, 3]))  # (2, U, heads, n, L)
    weights = b.op("Softmax", weights, axis=-1)
    with b.at("attention"):
        mixed = b.op("MatMul", weights, values)  # (2, U, heads, n, d)
    mixed = b.op("Reshape", b.op("Transpose", mixed, perm=[0, 1, 3, 2, 4]), b.ints(0, 0, 0, -1))
    return linear(b, f"{name}.proj", layer.proj, mixed), [keys, values]


def block_nodes(
    b: Builder, name: str, block: Block, x: str, modulation: str, past: list[str]
) -> tuple[str, list[str]]:
    """`Block.forward`, with `modulation` `[2, U, 6, width]` and `past` keys and values `[2, U, heads, L, d]`."""
    gate, gate2, scale, scale2, shift, shift2 = b.ops(6, "Split", modulation, axis=2, num_outputs=6)
    width = block.ffn.fc2.out_features
    y, longer = attended(b, f"{name}.attn", block.attn, modulated(b, x, scale, shift, width), past)
    x = b.op("Add", x, b.op("Mul", y, gate))
    y = linear(b, f"{name}.ffn.fc1", block.ffn.fc1, modulated(b, x, scale2, shift2, width))
    y = linear(b, f"{name}.ffn.fc2", block.ffn.fc2, b.op("Gelu", y, approximate="tanh"))
    return b.op("Add", x, b.op("Mul", y, gate2)), longer
