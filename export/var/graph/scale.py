"""What VAR's step graph looks up by the scale's number."""

import numpy as np
import torch

from graph.builder import Builder
from graph.tables import padded
from var.quantiser import Quantiser
from var.resize import down_matrix, up_matrix
from var.transformer import Transformer


class Scale:
    """Values of the graph, by name; `scale` is an int64 scalar."""

    def __init__(self, b: Builder, scale: str, model: Transformer, quantiser: Quantiser) -> None:
        size = model.size
        count, full = len(size.sides), size.full

        def looked(table: str) -> str:
            return b.op("Gather", table, scale, axis=0)

        self.side = b.op("Reshape", looked(b.constant(size.sides, np.int64)), b.ints(1))
        zero = b.ints(0)
        places = model.places().detach().clone()
        places[: size.offsets[1]] += model.pos_start.detach()[0]
        ends = [b.op("Reshape", looked(b.constant(size.offsets[i : i + count], np.int64)), b.ints(1)) for i in (0, 1)]
        self.places = b.op("Slice", b.table("places", places), *ends, zero)  # (n, width)
        down = looked(b.constant(padded([down_matrix(full, side) for side in size.sides], full, full)))
        up = looked(b.constant(padded([up_matrix(side, full) for side in size.sides], full, full)))
        self.down, self.up = b.op("Slice", down, zero, self.side, zero), b.op("Slice", up, zero, self.side, b.ints(1))
        self.down_turned = b.op("Transpose", self.down, perm=[1, 0])  # (full, side)
        self.up_turned = b.op("Transpose", self.up, perm=[1, 0])  # (side, full)
        number = looked(b.constant(quantiser.table, np.int64))
        phis = quantiser.quant_resi.qresi_ls
        weights = b.weight("quant_resi.weight", torch.stack([phi.weight for phi in phis]))
        biases = b.weight("quant_resi.bias", torch.stack([phi.bias for phi in phis]))
        self.phi = [b.op("Gather", one, number, axis=0) for one in (weights, biases)]
        #: How far the guidance has grown, 0…1.
        self.grown = looked(b.constant(np.arange(count) / max(count - 1, 1)))
        self.first = b.op("Equal", scale, b.constant(0, np.int64))
