"""The judge's own images: as drawn, rebuilt by the tokenizer, and damaged, with what they still show."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from judge.layout import Piece, layout
from judge.paint import Painted, paint
from judge.rebuild import rebuild
from judge.remains import State, colour, overlaps, state
from tokenizer.schedule import SCALES
from tokenizer.train import Tokenizer, to_tensor
from world.colours import COLOURS
from world.shapes import SHAPES

#: Most pieces of an image.
SLOTS = 5
_PART = 100


class Pool(NamedTuple):
    """Images `[N, 3, 64, 64]` uint8 and what they show `[N, 5, 6]` float32.

    A slot holds state, shape, colour (−1: not to be learned), x, y and radius in pixels; zeros where there is none.
    """

    images: torch.Tensor
    marks: torch.Tensor


def pool(tokenizer: Tokenizer, scenes: int, path: Path, seed: int) -> Pool:
    """Three images of each of `scenes` layouts: drawn, rebuilt, damaged. Kept at `path`."""
    if not path.exists():
        parts = [_part(tokenizer, min(_PART, scenes - first), seed, first) for first in range(0, scenes, _PART)]
        torch.save(tuple(map(torch.cat, zip(*parts))), path)
    return Pool(*torch.load(path))


def damage(tokenizer: Tokenizer, images: torch.Tensor) -> torch.Tensor:
    """`images` `[B, 3, 64, 64]` in −1…1 with up to a fifth of the bits wrong, or cut off after scale 6 to 11."""
    count = len(images)
    cut = torch.rand(count) < 0.4
    flips = torch.where(cut, 0.04, 0.2) * torch.rand(count)
    last = torch.where(cut, torch.randint(6, SCALES - 1, (count,)), SCALES - 1)
    return rebuild(tokenizer, images, flips, last)


def _part(tokenizer: Tokenizer, count: int, seed: int, first: int) -> tuple[torch.Tensor, torch.Tensor]:
    rng = np.random.default_rng([seed, first])
    torch.manual_seed(seed * 1_000_003 + first)
    layouts = [layout(rng) for _ in range(count)]
    painted = [paint(pieces, rng) for pieces in layouts]
    drawn = to_tensor(np.stack([one.image.round() for one in painted]))
    images = torch.cat([drawn, rebuild(tokenizer, drawn), damage(tokenizer, drawn)])
    whole = [marks(*both) for both in zip(layouts, painted)]
    seen = images[2 * count :].permute(0, 2, 3, 1).numpy()
    hurt = [marks(*both, 127.5 * image + 127.5) for *both, image in zip(layouts, painted, seen)]
    return ((images + 1) * 127.5).round().to(torch.uint8), torch.from_numpy(np.stack([*whole, *whole, *hurt]))


def marks(pieces: list[Piece], painted: Painted, hurt: np.ndarray | None = None) -> np.ndarray:
    """What an image shows `[5, 6]`: as drawn, or what is left of it in `hurt` `[64, 64, 3]`, 0…255."""
    table = np.zeros((SLOTS, 6), np.float32)
    for i, piece in enumerate(pieces):
        known, tint = State.SEEN, list(COLOURS).index(piece.colour)
        if hurt is not None or piece.shape is None or piece.soft:
            known = state(piece, overlaps(painted.image if hurt is None else hurt, painted, pieces, i))
        if hurt is not None and colour(hurt, painted.covers[i]) != tint:
            tint = -1
        shape = 0 if piece.shape is None else SHAPES.index(piece.shape)
        table[i] = known, shape, tint, piece.x, piece.y, piece.radius
    return table
