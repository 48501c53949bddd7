"""Infinity's bitwise residual quantiser: bits of one scale become a part of the latent. It has no weights."""

import torch
from torch.nn.functional import pixel_shuffle, pixel_unshuffle

from infinity.size import Size
from tokenizer.schedule import up_matrix
from var.resize import resized


class Quantiser:
    """Bilinear (half-pixel centres, no smoothing) both up to the latent's side and down to the next scale's.

    The autoencoder's encoder averages areas on its way down; drawing does not.
    """

    def __init__(self, size: Size) -> None:
        self.size = size
        sides = [side * size.patch for side in size.sides]
        self._up = [up_matrix(side, size.full) for side in sides]
        self._down = [up_matrix(size.full, side) for side in sides]

    def nothing(self, paths: int) -> torch.Tensor:
        """The latent before scale 0 `[paths, codes, full, full]`."""
        return torch.zeros(paths, self.size.codes, self.size.full, self.size.full)

    def codes(self, bits: torch.Tensor, scale: int) -> torch.Tensor:
        """`bits` `[B, n, bits]`, 0 or 1, to ±1 / √codes: `[B, codes, side, side]`, patches taken apart."""
        side = self.size.sides[scale]
        signs = (2 * bits - 1).transpose(1, 2).unflatten(2, (side, side))
        return pixel_shuffle(signs, self.size.patch) * self.size.codes**-0.5

    def add(self, latent: torch.Tensor, bits: torch.Tensor, scale: int) -> torch.Tensor:
        """`latent` `[B, codes, full, full]` with the `bits` `[B, n, bits]` of a scale added."""
        codes = self.codes(bits, scale)
        return latent + (codes if codes.shape == latent.shape else resized(codes, self._up[scale]))

    def next_input(self, latent: torch.Tensor, scale: int) -> torch.Tensor:
        """What the transformer sees in `scale` of the `latent` so far: `[B, n, bits]`."""
        small = resized(latent, self._down[scale])
        return pixel_unshuffle(small, self.size.patch).flatten(2).transpose(1, 2)
