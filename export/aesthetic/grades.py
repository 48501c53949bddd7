"""The same pictures at rising grades of damage, made once."""

from pathlib import Path

import numpy as np
import torch

from alignment.damage import flipped
from tokenizer.train import Tokenizer, to_tensor
from world.picture import picture
from world.scene import scene

#: Share of the chosen chance at which each grade's bits are wrong.
GRADES = (0.0, 0.25, 0.5, 1.0)
_PART = 100


def grades(tokenizer: Tokenizer, count: int, path: Path, seed: int) -> torch.Tensor:
    """Like `grades_of`, kept at `path`."""
    if not path.exists():
        torch.save(grades_of(tokenizer, count, seed), path)
    return torch.load(path)


@torch.no_grad()
def grades_of(tokenizer: Tokenizer, count: int, seed: int) -> torch.Tensor:
    """Images `[count, 4, 3, 64, 64]` uint8 of fresh scenes: rebuilt, then with ever more wrong bits."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    return torch.cat([_part(tokenizer, min(_PART, count - start), rng) for start in range(0, count, _PART)])


def _part(tokenizer: Tokenizer, count: int, rng: np.random.Generator) -> torch.Tensor:
    images = to_tensor(np.stack([picture(scene(rng), rng) for _ in range(count)]))
    first = torch.tensor([0, 6, 9, 11])[torch.randint(4, (count,))]
    most = torch.where(first == 0, 0.05 + 0.2 * torch.rand(count), 0.1 + 0.35 * torch.rand(count))
    levels = []
    with torch.autocast("cpu", torch.bfloat16):
        latents = tokenizer.encoder(images).float()
        for grade in GRADES:
            codes = flipped(tokenizer.quantizer, latents, grade * most, first)
            levels.append(tokenizer.decoder(codes).float().clamp(-1, 1))
    return ((torch.stack(levels, 1) + 1) * 127.5).round().to(torch.uint8)
