"""VAR's residual quantiser: codes of one scale become a part of the latent."""

import torch
from torch import nn

from var.phi import Phis, phi_table
from var.resize import down_matrix, resized, up_matrix
from var.size import Size


class Quantiser(nn.Module):
    """Names of parameters are those below `quantize.` in the checkpoint of the autoencoder."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.embedding = nn.Embedding(size.vocabulary, size.channels)
        self.quant_resi = Phis(size.channels)
        self.table = phi_table(len(size.sides))

    def nothing(self, paths: int) -> torch.Tensor:
        """The latent before scale 0 `[paths, channels, full, full]`."""
        return self.embedding.weight.new_zeros(paths, self.size.channels, self.size.full, self.size.full)

    def add(self, latent: torch.Tensor, ids: torch.Tensor, scale: int) -> torch.Tensor:
        """`latent` `[B, channels, full, full]` with the codes `ids` `[B, n]` of a scale added."""
        side = self.size.sides[scale]
        codes = self.embedding(ids).transpose(1, 2).unflatten(2, (side, side))
        if side != self.size.full:
            codes = resized(codes, up_matrix(side, self.size.full).to(codes))
        return latent + self.quant_resi(codes, self.table[scale])

    def next_input(self, latent: torch.Tensor, scale: int) -> torch.Tensor:
        """What the transformer sees in `scale` of the `latent` so far: `[B, n, channels]`."""
        small = resized(latent, down_matrix(self.size.full, self.size.sides[scale]).to(latent))
        return small.flatten(2).transpose(1, 2)
