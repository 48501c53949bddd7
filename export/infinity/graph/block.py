"""One layer of Infinity, written into a graph."""

from graph.builder import Builder
from graph.layers import layer_norm, linear, normalized, split_heads
from infinity.attention import SelfAttention
from infinity.block import Block
from infinity.cross import CrossAttention
from infinity.graph.scale import Scale
from infinity.graph.text import looked
from var.graph.block import modulated


def turned(b: Builder, x: str, scale: Scale, d: int) -> str:
    """`x` `[2, U, heads, n, d]`: each two neighbouring numbers turned by the angle of the token's place."""
    cosines, sines = scale.rope
    pairs = b.op("Reshape", x, b.ints(0, 0, 0, 0, d // 2, 2))
    even, odd = b.ops(2, "Split", pairs, axis=-1, num_outputs=2)  # (2, U, heads, n, d / 2, 1)
    first = b.op("Sub", b.op("Mul", cosines, even), b.op("Mul", sines, odd))
    second = b.op("Add", b.op("Mul", sines, even), b.op("Mul", cosines, odd))
    return b.op("Reshape", b.op("Concat", first, second, axis=-1), b.ints(0, 0, 0, 0, d))


def attended(
    b: Builder, name: str, layer: SelfAttention, x: str, scale: Scale, past: list[str]
) -> tuple[str, list[str]]:
    """`x` `[2, U, n, width]` over `past` keys and values `[2, U, heads, L, d]` and itself; and both, longer."""
    width = layer.proj.in_features
    heads, d = layer.heads, width // layer.heads
    rows = b.op("MatMul", x, b.weight(f"{name}.mat_qkv.weight.transposed", layer.mat_qkv.weight.T.contiguous()))
    rows = b.op("Add", rows, b.weight(f"{name}.bias", layer.bias()))
    queries, *new = (split_heads(b, one, heads, 4) for one in b.ops(3, "Split", rows, axis=-1, num_outputs=3))
    queries = b.op("Mul", normalized(b, queries), b.table(f"{name}.sharpness", layer.sharpness()[0]))
    queries, new[0] = turned(b, queries, scale, d), turned(b, normalized(b, new[0]), scale, d)
    longer = [b.op("Concat", old, one, axis=3) for old, one in zip(past, new)]

    def flat(x: str, count: str) -> str:
        """`[2, U, heads, …, d]` to `[2U, …, width]`, of `count` rows."""
        x = b.op("Transpose", x, perm=[0, 1, 3, 2, 4])
        return b.op("Reshape", x, b.op("Concat", b.ints(-1), count, b.ints(width), axis=0))

    # One operator instead of a table of weights, which for 4096 tokens of a 2B model would have 5.5 GB. Flat rows, since
    # ONNX Runtime makes that table all the same where keys come with a head axis.
    with b.at("attention"):
        mixed = b.op(
            "MultiHeadAttention", flat(queries, scale.tokens), *(flat(one, scale.seen) for one in longer),
            domain="com.microsoft", num_heads=heads, scale=1.0,
        )  # fmt: skip
    mixed = b.op("Reshape", mixed, b.op("Concat", b.ints(2, -1), scale.tokens, b.ints(width), axis=0))
    return linear(b, f"{name}.proj", layer.proj, mixed), longer


def crossed(b: Builder, name: str, layer: CrossAttention, x: str, text: tuple[str, str, str]) -> str:
    """`x` `[2, U, n, width]` over the prompt's keys and values `[2, U, heads, T, d]` and mask `[2, U, 1, 1, T]`."""
    queries = split_heads(b, linear(b, f"{name}.mat_q", layer.mat_q, x), layer.heads, 4)
    keys, values, mask = text
    mixed = looked(b, queries, keys, values, mask, layer.mat_q.out_features // layer.heads, 5)
    mixed = b.op("Reshape", b.op("Transpose", mixed, perm=[0, 1, 3, 2, 4]), b.ints(0, 0, 0, -1))
    return linear(b, f"{name}.proj", layer.proj, mixed)


def block_nodes(
    b: Builder, name: str, block: Block, x: str, modulation: str, text: tuple[str, str, str], scale: Scale,
    past: list[str],
) -> tuple[str, list[str]]:  # fmt: skip
    """`Block.forward`, with `modulation` `[2, U, 6, width]`; the rest as in `attended` and `crossed`."""
    gate, gate2, factor, factor2, shift, shift2 = b.ops(6, "Split", modulation, axis=2, num_outputs=6)
    width = block.ffn.fc2.out_features
    y, longer = attended(b, f"{name}.sa", block.sa, modulated(b, x, factor, shift, width), scale, past)
    x = b.op("Add", x, b.op("Mul", y, gate))
    x = b.op("Add", x, crossed(b, f"{name}.ca", block.ca, layer_norm(b, f"{name}.ca_norm", block.ca_norm, x), text))
    y = linear(b, f"{name}.ffn.fc1", block.ffn.fc1, modulated(b, x, factor2, shift2, width))
    y = linear(b, f"{name}.ffn.fc2", block.ffn.fc2, b.op("Gelu", y, approximate="tanh"))
    return b.op("Add", x, b.op("Mul", y, gate2)), longer
