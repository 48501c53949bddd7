"""What the judge's maps should be."""

from typing import NamedTuple

import torch
from torch.nn.functional import one_hot

from judge.judge import CELL, GRID
from judge.remains import State
from world.shapes import SHAPES

_MIDDLES = (torch.arange(GRID) + 0.5) * CELL  # pixels


class Targets(NamedTuple):
    hills: torch.Tensor  # (B, 10, 16, 16): 1 in the cell of a centre, falling off around it
    counted: torch.Tensor  # (B, 1, 16, 16): 0 where something is hard to tell
    near: torch.Tensor  # (B, 5, 16, 16): how much a cell learns of the looks of each object; sums to 1 an object
    offsets: torch.Tensor  # (B, 5, 2, 16, 16): from the cell to the centre, in cells


def targets(marks: torch.Tensor) -> Targets:
    """Targets of `marks` `[B, 5, 6]`, as in `judge.pool.Pool`."""
    known, shape, _, x, y, radius = (one[..., None, None] for one in marks.unbind(-1))  # (B, 5, 1, 1)
    right, down = torch.broadcast_tensors(x - _MIDDLES[None, :], y - _MIDDLES[:, None])  # (B, 5, 16, 16)
    far, seen = torch.hypot(right, down), known == State.SEEN
    hills = (-0.5 * (far / (0.3 * radius.clamp(min=1))).square()).exp()
    hills = torch.where(right.abs().maximum(down.abs()) <= CELL / 2, 1.0, hills) * seen
    named = one_hot(shape[..., 0, 0].long(), len(SHAPES))[..., None, None]  # (B, 5, 10, 1, 1)
    counted = ~((known == State.UNSURE) & (far < radius)).any(1, keepdim=True)
    near = ((far < 1.5 * CELL) & seen).float()
    near = near / near.sum((2, 3), keepdim=True).clamp(min=1)
    return Targets((hills[:, :, None] * named).amax(1), counted.float(), near, torch.stack([right, down], 2) / CELL)
