"""The graph of everything that is computed once a prompt."""

import numpy as np

from generator.generator import Generator
from generator.text import Text
from graph.builder import Builder
from graph.layers import attend, feed_forward, keys_values, layer_norm, linear



def text_rows(b: Builder, name: str, text: Text, ids: str) -> tuple[str, str, str]:
    """`ids` `[N, T]` to word features `[N, T, width]`, their average `[N, width]` and mask `[N, T]`."""
    length = text.places.shape[0]
    padding = b.op("Cast", b.op("Equal", ids, b.constant(0, np.int64)), to=1)
    # Place 0 always counts: an empty prompt is one pad.
    mask = b.op("Mul", padding, b.constant([[0.0] + [-10000.0] * (length - 1)]))
    x = b.op("Gather", b.weight(f"{name}.words.weight", text.words.weight), ids, axis=0)
    x = b.op("Add", x, b.weight(f"{name}.places", text.places))
    wide = b.op("Unsqueeze", mask, b.ints(1, 2))  # (N, 1, 1, T)
    for i, block in enumerate(text.blocks):
        at = f"{name}.blocks.{i}"
        y = layer_norm(b, f"{at}.norms.0", block.norms[0], x)
        keys, values = keys_values(b, f"{at}.attention", block.attention, y, 3)
        x = b.op("Add", x, attend(b, f"{at}.attention", block.attention, y, keys, values, wide, 3))
        y = layer_norm(b, f"{at}.norms.1", block.norms[1], x)
        x = b.op("Add", x, feed_forward(b, f"{at}.feed", block.feed, y))
    x = layer_norm(b, f"{name}.norm", text.norm, x)
    shown = b.op("Cast", b.op("Equal", mask, b.constant(0.0)), to=1)  # (N, T)
    total = b.op("ReduceSum", b.op("Mul", x, b.op("Unsqueeze", shown, b.ints(2))), b.ints(1), keepdims=0)
    average = b.op("Div", total, b.op("ReduceSum", shown, b.ints(1), keepdims=1))
    return x, average, mask


def begin_graph(model: Generator) -> Builder:
    """`ids` `[P, T]` to the condition; see `generator.text.Condition`."""
    b = Builder("begin")
    size, length = model.size, model.text.places.shape[0]
    width, heads, d = size.width, size.heads, size.width // size.heads
    ids = b.input("ids", "int64", ["P", length])
    both = b.op("Concat", ids, b.op("Sub", ids, ids), axis=0)  # (2P, T): then the empty prompts
    features, average, mask = text_rows(b, "text", model.text, both)

    def rows(x: str, shape: list[int]) -> str:
        """(2P, …) to (P, 2, …)."""
        x = b.op("Reshape", x, b.ints(2, -1, *shape))
        return b.op("Transpose", x, perm=[1, 0, *range(2, 2 + len(shape))])

    b.output("start", rows(linear(b, "text.start", model.text.start, average), [width]), "float32", ["P", 2, width])
    pairs = [
        keys_values(b, f"blocks.{i}.prompt", block.prompt, features, 3) for i, block in enumerate(model.blocks)
    ]
    for name, which in (("text_keys", 0), ("text_values", 1)):
        layers = [b.op("Unsqueeze", rows(pair[which], [heads, length, d]), b.ints(1)) for pair in pairs]
        shape = ["P", size.depth, 2, heads, length, d]
        b.output(name, b.op("Concat", *layers, axis=1), "float32", shape)
    b.output("text_mask", rows(mask, [length]), "float32", ["P", 2, length])
    return b
