"""Images as a generator may leave them: decoded from codes that are wrong here and there."""

import numpy as np
import torch

from tokenizer.quantizer import Quantizer, add_codes
from tokenizer.schedule import BITS, FULL


def corrected(quantizer: Quantizer, latents: torch.Tensor, chance: torch.Tensor) -> torch.Tensor:
    """Sums `[B, 16, 8, 8]` in which each bit is wrong with its image's `chance` `[B]`; later scales make up for it."""
    return quantizer.walk(latents, chance)[2]


def flipped(quantizer: Quantizer, latents: torch.Tensor, chance: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
    """Likewise, but nothing makes up for it; only scales from `first` `[B]` on suffer."""
    bits = quantizer.walk(latents)[0]
    turned = [
        (torch.rand(right.shape) < chance[:, None, None]) & (scale >= first)[:, None, None]
        for scale, right in enumerate(bits)
    ]
    return _sum(quantizer, [(right - wrong.float()).abs() for right, wrong in zip(bits, turned)])


def mixed(quantizer: Quantizer, first: torch.Tensor, second: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """Sums between those of two latents `[B, 16, 8, 8]`: `share` `[B]` of `second`.

    Of every other image the latents are blended, of the others each bit is either one's: so a generator
    leaves a shape that it did not decide on.
    """
    wide = share[:, None, None, None]
    blended = quantizer.walk((1 - wide) * first + wide * second)[2]
    pairs = zip(quantizer.walk(first)[0], quantizer.walk(second)[0])
    torn = _sum(quantizer, [torch.where(torch.rand(a.shape) < share[:, None, None], b, a) for a, b in pairs])
    return torch.where((torch.arange(len(share)) % 2 == 0)[:, None, None, None], blended, torn)


def patched(images: torch.Tensor, others: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """`images` `[B, 3, 64, 64]` with a box of 10 to 22 pixels replaced by the same place of `others`."""
    result = images.clone()
    for i in range(len(images)):
        side = int(rng.integers(10, 23))
        row, column = rng.integers(0, 64 - side, 2)
        box = (slice(None), slice(row, row + side), slice(column, column + side))
        result[i][box] = others[i][box]
    return result


def _sum(quantizer: Quantizer, bits: list[torch.Tensor]) -> torch.Tensor:
    total = torch.zeros(len(bits[0]), BITS, FULL, FULL)
    for scale, (one, amplitude) in enumerate(zip(bits, quantizer.amplitudes)):
        total = add_codes(total, one, amplitude, scale)
    return total
