"""The graph of everything that is computed once a prompt."""

from graph.builder import Builder
from graph.layers import linear, silu
from infinity.graph.text import keys_values, normed, pooled
from infinity.transformer import Transformer


def begin_graph(model: Transformer, half: bool = True) -> Builder:
    """`features` `[P, T, channels]` and `mask` `[P, T]` of words to the condition; see `Transformer.begin`.

    T is at most `size.text`. `half` as in `Builder`.
    """
    b, size = Builder("begin", half), model.size
    width, heads, d = size.width, size.heads, size.width // size.heads
    features = b.input("features", "float32", ["P", "T", size.channels])
    mask = b.input("mask", "float32", ["P", "T"])
    free = b.op("Slice", b.weight("cfg_uncond", model.cfg_uncond), b.ints(0), b.op("Shape", features, start=1, end=2))
    text = b.op("Concat", features, b.op("Expand", free, b.op("Shape", features)), axis=0)  # (2P, T, channels)
    text = normed(b, "text_norm", model.text_norm, text)
    both = b.op("Concat", mask, mask, axis=0)
    start = pooled(b, "text_proj_for_sos.ca", model.text_proj_for_sos.ca, text, both)  # (2P, width)
    active, blocks = silu(b, start), model.layers()

    def rows(x: str) -> str:
        """`[2P, …]` to `[P, 2, …]`."""
        halves = b.ops(2, "Split", x, axis=0, num_outputs=2)
        return b.op("Concat", *(b.op("Unsqueeze", half, b.ints(1)) for half in halves), axis=1)

    def parts(x: str, *shape: int) -> str:
        """`[2P, …]` to `[P, 2, *shape]`."""
        return rows(b.op("Reshape", x, b.ints(0, *shape)))

    if size.shared:
        common = parts(linear(b, "shared_ada_lin.1", model.shared_ada_lin[1], active), 1, 6, width)
        own = [b.weight(f"blocks.{i}.ada_gss", block.ada_gss) for i, block in enumerate(blocks)]
        modulations = b.op("Add", common, b.op("Concat", *own, axis=1))  # (1, depth, 6, width) is added
    else:
        each = [linear(b, f"blocks.{i}.ada_lin.1", block.ada_lin[1], active) for i, block in enumerate(blocks)]
        modulations = b.op("Concat", *(parts(one, 1, 6, width) for one in each), axis=2)
    last = parts(linear(b, "head_nm.ada_lin.1", model.head_nm.ada_lin[1], active), 2, width)
    words = linear(b, "text_proj_for_ca.0", model.text_proj_for_ca[0], text)
    words = linear(b, "text_proj_for_ca.2", model.text_proj_for_ca[2], b.op("Gelu", words, approximate="tanh"))
    pairs = [keys_values(b, f"blocks.{i}.ca", block.ca, words) for i, block in enumerate(blocks)]

    b.output("start", rows(start), "float32", ["P", 2, width])
    b.output("modulations", modulations, "float32", ["P", 2, size.depth, 6, width])
    b.output("last", last, "float32", ["P", 2, 2, width])
    for name, layers in zip(("text_keys", "text_values"), zip(*pairs)):
        stacked = [b.op("Unsqueeze", rows(layer), b.ints(1)) for layer in layers]
        b.output(name, b.op("Concat", *stacked, axis=1), "float32", ["P", size.depth, 2, heads, "T", d])
    b.output("text_mask", rows(both), "float32", ["P", 2, "T"])
    return b
