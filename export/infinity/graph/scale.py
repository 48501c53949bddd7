"""What Infinity's step graph looks up by the scale's number."""

import numpy as np

from graph.builder import Builder
from graph.tables import padded
from infinity.rope import rope_table
from infinity.transformer import Transformer
from tokenizer.schedule import up_matrix


class Scale:
    """Values of the graph, by name; `scale` is an int64 scalar."""

    def __init__(self, b: Builder, scale: str, model: Transformer) -> None:
        size = model.size
        count, full, d = len(size.sides), size.full, size.width // size.heads

        def looked(table: str) -> str:
            return b.op("Gather", table, scale, axis=0)

        def number(values: list[int]) -> str:
            return b.op("Reshape", looked(b.constant(values, np.int64)), b.ints(1))

        self.side = number(list(size.sides))
        #: Tokens of this scale, and of all up to it.
        self.tokens = number([side * side for side in size.sides])
        self.seen = number(list(size.offsets[1:]))
        zero, before = b.ints(0), number(list(size.offsets[:-1]))
        # Of the latent's pixels, of which a token may have several along its side.
        pixels = [side * size.patch for side in size.sides]
        wide = number(pixels)
        down = looked(b.constant(padded([up_matrix(full, side) for side in pixels], full, full)))
        up = looked(b.constant(padded([up_matrix(side, full) for side in pixels], full, full)))
        self.down, self.up = b.op("Slice", down, zero, wide, zero), b.op("Slice", up, zero, wide, b.ints(1))
        self.down_turned, self.up_turned = (b.op("Transpose", one, perm=[1, 0]) for one in (self.down, self.up))
        #: Cosines and sines of this scale's tokens `[n, d / 2, 1]`.
        self.rope = [
            b.op("Slice", b.table(name, table.reshape(-1, d // 2, 1).contiguous()), before, self.seen, zero)
            for name, table in zip(("cosines", "sines"), rope_table(size.sides, d))
        ]
        self.level = looked(b.weight("lvl_embed.weight", model.lvl_embed.weight[:count].contiguous()))  # (width,)
        self.first = b.op("Equal", scale, b.constant(0, np.int64))
