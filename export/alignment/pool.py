"""Pictures of couples of scenes, as renders and as a generator may leave them, made once."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from alignment.couples import Couple
from alignment.damage import corrected, flipped, mixed
from tokenizer.train import Tokenizer, to_tensor
from world.picture import picture

_PART = 100


class Pool(NamedTuple):
    """Images `[N, 2, 3, 64, 64]` uint8: first and second scene of each couple."""

    renders: torch.Tensor
    rebuilt: torch.Tensor  # through the tokenizer; half of the couples with up to 10 % wrong bits, made up for
    hurt: torch.Tensor  # with wrong bits that nothing makes up for
    damage: torch.Tensor  # [N] share of wrong bits in `hurt`, 0…0.4
    mixed: torch.Tensor  # [N, 3, 64, 64]: neither scene
    shares: torch.Tensor  # [N] share of the second scene in `mixed`, 0.15…0.85


def pool(tokenizer: Tokenizer, couples: list[Couple], path: Path, seed: int) -> Pool:
    """Like `pool_of`, made once and kept at `path`."""
    if not path.exists():
        torch.save(tuple(pool_of(tokenizer, couples, seed)), path)
    return Pool(*torch.load(path))


def pool_of(tokenizer: Tokenizer, couples: list[Couple], seed: int) -> Pool:
    """Pictures of `couples`; number i of `seed` always has the same background."""
    torch.manual_seed(seed)
    starts = range(0, len(couples), _PART)
    parts = [_part(tokenizer, couples[start : start + _PART], seed, start) for start in starts]
    return Pool(*(torch.cat(column) for column in zip(*parts)))


@torch.no_grad()
def _part(tokenizer: Tokenizer, couples: list[Couple], seed: int, start: int) -> Pool:
    pictures = [  # one seed for both scenes: equal background, equal tints
        picture(scene, np.random.default_rng([seed, start + i])) for i, couple in enumerate(couples) for scene in couple
    ]
    count, quantizer = len(couples), tokenizer.quantizer
    images = to_tensor(np.stack(pictures))
    with torch.autocast("cpu", torch.bfloat16):
        latents = tokenizer.encoder(images).float()  # (2N, 16, 8, 8)
    wrong = 0.1 * torch.rand(count) * (torch.rand(count) < 0.5)
    damage, first = 0.03 + 0.37 * torch.rand(count), torch.tensor([0, 6, 9, 11])[torch.randint(4, (count,))]
    damage = torch.where(first == 0, damage / 2, damage)  # early scales decide more
    shares = 0.15 + 0.7 * torch.rand(count)
    both = latents.unflatten(0, (count, 2))
    rebuilt = corrected(quantizer, latents, wrong.repeat_interleave(2))
    hurt = flipped(quantizer, latents, damage.repeat_interleave(2), first.repeat_interleave(2))
    decoded = [_decode(tokenizer, codes) for codes in (rebuilt, hurt, mixed(quantizer, both[:, 0], both[:, 1], shares))]
    renders = ((images + 1) * 127.5).round().to(torch.uint8)
    couples_of = [one.unflatten(0, (count, 2)) for one in (renders, *decoded[:2])]
    return Pool(*couples_of, damage, decoded[2], shares)


def _decode(tokenizer: Tokenizer, codes: torch.Tensor) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        images = tokenizer.decoder(codes).float()
    return ((images.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
