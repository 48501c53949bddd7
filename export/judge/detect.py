"""From maps to objects."""

import torch
from torch.nn.functional import max_pool2d

from judge.judge import CELL, GRID, UNIT, Judge, Maps

#: Most objects of an image.
MOST = 8
#: Of two peaks closer than this many radii of the surer one, only that one stays.
APART = 0.5

_MIDDLES = (torch.arange(GRID) + 0.5) * CELL  # pixels


def objects(maps: Maps) -> torch.Tensor:
    """Objects `[B, 8, 6]` of falling confidence: confidence, shape, colour, x, y, radius (pixels).

    A cell tells of an object if it is the surest of its 3×3 neighbourhood. Empty rows are zero.
    """
    confidence, shape = maps.shapes.sigmoid().max(1, keepdim=True)  # (B, 1, 16, 16)
    peaks = confidence * (confidence == max_pool2d(confidence, 3, 1, 1))
    x = _MIDDLES[None, :] + CELL * maps.offsets[:, :1]
    y = _MIDDLES[:, None] + CELL * maps.offsets[:, 1:]
    colour = maps.colours.argmax(1, keepdim=True)
    planes = torch.cat([peaks, shape, colour, x, y, UNIT * maps.radii.clamp(min=0.1)], 1)  # (B, 6, 16, 16)
    rows = _surest(planes.flatten(2).transpose(1, 2))
    apart = (rows[:, :, None, 3:5] - rows[:, None, :, 3:5]).square().sum(3).sqrt()  # (B, 8, 8)
    close = (apart < APART * rows[:, None, :, 5]) & (rows[:, None, :, 0] > 0)
    doubled = close.tril(-1).any(2, keepdim=True)  # row i: an object before i is close
    rows = _surest(torch.cat([rows[..., :1] * ~doubled, rows[..., 1:]], 2))
    return rows * (rows[..., :1] > 0)


@torch.no_grad()
def detect(judge: Judge, images: torch.Tensor) -> torch.Tensor:
    """Objects `[B, 8, 6]` of images `[B, 3, 64, 64]` in −1…1."""
    return torch.cat([objects(judge(part)) for part in images.split(128)])


def _surest(rows: torch.Tensor) -> torch.Tensor:
    """The 8 rows `[B, 8, 6]` of `[B, n, 6]` with the largest confidence, falling."""
    places = rows[..., 0].topk(MOST, 1).indices
    return rows.gather(1, places[..., None].expand(-1, -1, rows.shape[2]))
