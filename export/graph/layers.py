"""The layers of the PyTorch models, written into a graph. Names of weights are those of the state dictionary."""

from torch import nn

from generator.attention import Attention
from generator.block import FeedForward
from graph.builder import Builder
from tokenizer.residual import Residual


def linear(b: Builder, name: str, layer: nn.Linear, x: str) -> str:
    """`[…, in]` to `[…, out]`. The weight is stored transposed, as MatMul wants it."""
    x = b.op("MatMul", x, b.weight(f"{name}.weight.transposed", layer.weight.T.contiguous()))
    return x if layer.bias is None else b.op("Add", x, b.weight(f"{name}.bias", layer.bias))


def layer_norm(b: Builder, name: str, layer: nn.LayerNorm, x: str) -> str:
    weight, bias = b.weight(f"{name}.weight", layer.weight), b.weight(f"{name}.bias", layer.bias)
    return b.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=layer.eps)


def feed_forward(b: Builder, name: str, layer: FeedForward, x: str) -> str:
    x = b.op("Gelu", linear(b, f"{name}.enter", layer.enter, x), approximate="tanh")
    return linear(b, f"{name}.leave", layer.leave, x)


def split_heads(b: Builder, x: str, heads: int, rank: int) -> str:
    """`[…, n, width]` of `rank` axes to `[…, heads, n, d]`."""
    x = b.op("Reshape", x, b.ints(*[0] * (rank - 1), heads, -1))
    leading = list(range(rank - 2))
    return b.op("Transpose", x, perm=[*leading, rank - 1, rank - 2, rank])


def normalized(b: Builder, x: str) -> str:
    """Rows of unit length along the last axis."""
    length = b.op("ReduceL2", x, b.ints(-1), keepdims=1)
    return b.op("Div", x, b.op("Max", length, b.constant(1e-6)))


def keys_values(b: Builder, name: str, layer: Attention, x: str, rank: int) -> tuple[str, str]:
    """Keys (normalised) and values `[…, heads, n, d]` of `x` `[…, n, width]`."""
    keys, values = b.ops(2, "Split", linear(b, f"{name}.key_value", layer.key_value, x), axis=-1, num_outputs=2)
    keys = normalized(b, split_heads(b, keys, layer.heads, rank))
    return keys, split_heads(b, values, layer.heads, rank)


def attend(b: Builder, name: str, layer: Attention, x: str, keys: str, values: str, mask: str | None, rank: int) -> str:
    """`x` `[…, n, width]` looks at `keys`, `values` `[…, heads, L, d]`."""
    queries = normalized(b, split_heads(b, linear(b, f"{name}.query", layer.query, x), layer.heads, rank))
    queries = b.op("Mul", queries, b.op("Exp", b.weight(f"{name}.sharpness", layer.sharpness)))
    leading = list(range(rank - 1))
    turned = b.op("Transpose", keys, perm=[*leading, rank, rank - 1])
    with b.at("attention"):
        weights = b.op("MatMul", queries, turned)  # (…, heads, n, L)
    if mask is not None:
        weights = b.op("Add", weights, mask)
    weights = b.op("Softmax", weights, axis=-1)
    with b.at("attention"):
        mixed = b.op("MatMul", weights, values)  # (…, heads, n, d)
    mixed = b.op("Transpose", mixed, perm=[*range(rank - 2), rank - 1, rank - 2, rank])
    mixed = b.op("Reshape", mixed, b.ints(*[0] * (rank - 1), -1))
    return linear(b, f"{name}.leave", layer.leave, mixed)


def convolution(b: Builder, name: str, layer: nn.Conv2d, x: str) -> str:
    weight, bias = b.weight(f"{name}.weight", layer.weight), b.weight(f"{name}.bias", layer.bias)
    return b.op("Conv", x, weight, bias, pads=[*layer.padding, *layer.padding], strides=list(layer.stride))


def silu(b: Builder, x: str) -> str:
    return b.op("Mul", x, b.op("Sigmoid", x))


def residual(b: Builder, name: str, layer: Residual, x: str) -> str:
    y = convolution(b, f"{name}.first", layer.first, silu(b, x))
    return b.op("Add", x, convolution(b, f"{name}.second", layer.second, silu(b, y)))
