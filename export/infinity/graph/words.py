"""The graph that stands for a text encoder where a model is tiny: a table of words."""

import numpy as np
import torch

from graph.builder import Builder

#: Added to the weights of words that are padding.
HIDDEN = -10000.0


def word_table(count: int, channels: int) -> torch.Tensor:
    """What the words are `[count, channels]`: random numbers of a fixed seed."""
    return torch.randn(count, channels, generator=torch.Generator().manual_seed(1))


def words_graph(count: int, channels: int, half: bool = True) -> Builder:
    """`ids` `[P, T]` of words, 0 padding, to `features` `[P, T, channels]` and `mask` `[P, T]`: 0, or −10000."""
    b = Builder("text", half)
    ids = b.input("ids", "int64", ["P", "T"])
    table = word_table(count, channels)
    features = b.op("Gather", b.weight("words", table.half().float() if half else table), ids, axis=0)
    padding = b.op("Cast", b.op("Equal", ids, b.constant(0, np.int64)), to=1)
    b.output("features", features, "float32", ["P", "T", channels])
    b.output("mask", b.op("Mul", padding, b.constant(HIDDEN)), "float32", ["P", "T"])
    return b
