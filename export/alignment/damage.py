"""Images as a generator may leave them: rebuilt from codes, some of them damaged."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from tokenizer.quantizer import add_codes
from tokenizer.train import Tokenizer


class Pool(NamedTuple):
    """Copies of the first images, `[N, 3, 64, 64]` uint8 each."""

    rebuilt: torch.Tensor
    damaged: torch.Tensor


@torch.no_grad()
def pool(tokenizer: Tokenizer, latents: torch.Tensor, path: Path) -> Pool:
    """Decodes `latents` `[N, 16, 8, 8]` as they are and with 2 to 12 % of the bits flipped; kept at `path`."""
    if not path.exists():
        torch.manual_seed(0)
        rebuilt, damaged = [], []
        for part in latents.split(250):
            part = part.float()
            rebuilt.append(_decode(tokenizer, tokenizer.quantizer(part)))
            damaged.append(_decode(tokenizer, _flipped(tokenizer, part, 0.02 + 0.1 * torch.rand(len(part)))))
        torch.save((torch.cat(rebuilt), torch.cat(damaged)), path)
    return Pool(*torch.load(path))


def _flipped(tokenizer: Tokenizer, latents: torch.Tensor, chance: torch.Tensor) -> torch.Tensor:
    """Sums `[B, 16, 8, 8]` of codes of which each bit is wrong with its image's `chance` `[B]`."""
    bits, _, total = tokenizer.quantizer.walk(latents)
    total = torch.zeros_like(total)
    for scale, (right, amplitude) in enumerate(zip(bits, tokenizer.quantizer.amplitudes)):
        turned = (torch.rand(right.shape) < chance[:, None, None]).float()
        total = add_codes(total, (right - turned).abs(), amplitude, scale)
    return total


def _decode(tokenizer: Tokenizer, codes: torch.Tensor) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        images = tokenizer.decoder(codes).float()
    return ((images.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)


def patched(images: torch.Tensor, others: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """`images` `[B, 3, 64, 64]` with a box of 10 to 22 pixels replaced by the same place of `others`."""
    result = images.clone()
    for i in range(len(images)):
        side = int(rng.integers(10, 23))
        row, column = rng.integers(0, 64 - side, 2)
        box = (slice(None), slice(row, row + side), slice(column, column + side))
        result[i][box] = others[i][box]
    return result
