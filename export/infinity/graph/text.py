"""What Infinity makes of a prompt's words, written into a graph."""

from torch import nn

from graph.builder import Builder
from graph.layers import linear, split_heads
from infinity.cross import CrossAttention


def normed(b: Builder, name: str, layer: nn.RMSNorm, x: str) -> str:
    """Rows over their root mean square, times a learned factor."""
    square = b.op("ReduceMean", b.op("Mul", x, x), b.ints(-1), keepdims=1)
    x = b.op("Div", x, b.op("Sqrt", b.op("Add", square, b.constant(layer.eps))))
    return b.op("Mul", x, b.weight(f"{name}.weight", layer.weight))


def keys_values(b: Builder, name: str, layer: CrossAttention, text: str) -> tuple[str, str]:
    """Keys (without bias) and values `[B, heads, T, d]` of `text` `[B, T, …]`."""
    rows = b.op("MatMul", text, b.weight(f"{name}.mat_kv.weight.transposed", layer.mat_kv.weight.T.contiguous()))
    keys, values = b.ops(2, "Split", rows, axis=-1, num_outputs=2)
    values = b.op("Add", values, b.weight(f"{name}.v_bias", layer.v_bias))
    return split_heads(b, keys, layer.heads, 3), split_heads(b, values, layer.heads, 3)


def pooled(b: Builder, name: str, layer: nn.Module, text: str, mask: str) -> str:
    """Learned queries, one a head, look at `text` `[B, T, channels]` with `mask` `[B, T]`: `[B, width]`."""
    keys, values = keys_values(b, name, layer, text)
    queries = b.op("Unsqueeze", b.weight(f"{name}.mat_q", layer.mat_q), b.ints(2))  # (1, heads, 1, d)
    mixed = looked(b, queries, keys, values, b.op("Unsqueeze", mask, b.ints(1, 2)), layer.mat_q.shape[-1])
    return linear(b, f"{name}.proj", layer.proj, b.op("Flatten", mixed))


def looked(b: Builder, queries: str, keys: str, values: str, mask: str, d: int, rank: int = 4) -> str:
    """Plain softmax attention of `queries` `[…, n, d]` over `keys` and `values` `[…, T, d]`; `mask` is added."""
    leading = list(range(rank - 2))
    with b.at("attention"):
        weights = b.op("MatMul", queries, b.op("Transpose", keys, perm=[*leading, rank - 1, rank - 2]))
    weights = b.op("Add", b.op("Mul", weights, b.constant(d**-0.5)), mask)
    weights = b.op("Softmax", weights, axis=-1)
    with b.at("attention"):
        return b.op("MatMul", weights, values)
