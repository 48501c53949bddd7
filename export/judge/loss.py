"""How far the judge's maps are from what its images show."""

import torch
from torch.nn.functional import log_softmax, logsigmoid

from judge.judge import UNIT, Maps
from judge.targets import targets


def judge_loss(maps: Maps, marks: torch.Tensor) -> torch.Tensor:
    """Shapes everywhere; colour, place and size near the centres; all per object. `marks` `[B, 5, 6]`."""
    hills, counted, near, offsets = targets(marks)
    _, _, tint, _, _, radius = (one[..., None, None] for one in marks.unbind(-1))  # (B, 5, 1, 1)
    count = (near.sum((2, 3)) > 0).sum().clamp(min=1)
    colours = log_softmax(maps.colours, 1)[:, None].expand(*near.shape[:2], -1, -1, -1)  # (B, 5, 8, 16, 16)
    chosen = tint.clamp(min=0).long().expand(*near.shape)[:, :, None]
    naming = -colours.gather(2, chosen)[:, :, 0] * (tint >= 0)
    place = (maps.offsets[:, None] - offsets).abs().sum(2)
    size = (maps.radii - radius / UNIT).abs()
    looks = (near * (0.5 * naming + 0.3 * place + 0.5 * size)).sum()
    return ((focal(maps.shapes, hills) * counted).sum() + looks) / count


def focal(logits: torch.Tensor, hills: torch.Tensor) -> torch.Tensor:
    """CenterNet's focal loss of each cell: sure cells weigh little, and cells near a centre weigh less.

    @see Zhou et al. 2019, Objects as Points, section 3.
    """
    p = logits.sigmoid()
    centre = -(1 - p).square() * logsigmoid(logits)
    elsewhere = -(1 - hills).pow(4) * p.square() * logsigmoid(-logits)
    return torch.where(hills == 1, centre, elsewhere)
