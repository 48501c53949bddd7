"""The graph of everything that is computed once a class."""

import numpy as np
from torch import nn

from graph.builder import Builder
from graph.layers import linear, silu
from var.transformer import Transformer


def begin_graph(model: Transformer, half: bool = True) -> Builder:
    """`ids` `[P, 1]`, classes 0 … classes, to the condition; see `var.condition`. `half` as in `Builder`."""
    b, size = Builder("begin", half), model.size
    ids = b.input("ids", "int64", ["P", 1])
    free = b.op("Add", b.op("Mul", ids, b.constant(0, np.int64)), b.constant(size.classes, np.int64))
    both = b.op("Concat", ids, free, axis=1)  # (P, 2)
    start = b.op("Gather", b.weight("class_emb.weight", model.class_emb.weight), both, axis=0)
    active = silu(b, start)  # (P, 2, width)

    def parts(name: str, layer: nn.Linear, count: int) -> str:
        """`[P, 2, count, width]`."""
        return b.op("Reshape", linear(b, name, layer, active), b.ints(0, 0, count, -1))

    if size.shared:
        common = b.op("Unsqueeze", parts("shared_ada_lin.1", model.shared_ada_lin[1], 6), b.ints(2))
        own = [b.weight(f"blocks.{i}.ada_gss", block.ada_gss) for i, block in enumerate(model.blocks)]
        modulations = b.op("Add", common, b.op("Concat", *own, axis=1))  # (1, depth, 6, width) is added
    else:
        each = [parts(f"blocks.{i}.ada_lin.1", block.ada_lin[1], 6) for i, block in enumerate(model.blocks)]
        modulations = b.op("Concat", *(b.op("Unsqueeze", one, b.ints(2)) for one in each), axis=2)
    b.output("start", start, "float32", ["P", 2, size.width])
    b.output("modulations", modulations, "float32", ["P", 2, size.depth, 6, size.width])
    last = parts("head_nm.ada_lin.1", model.head_nm.ada_lin[1], 2)
    b.output("last", last, "float32", ["P", 2, 2, size.width])
    return b
