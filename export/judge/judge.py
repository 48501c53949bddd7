"""The judge's network: what an image shows and where, read off a 16×16 grid."""

from typing import NamedTuple

import torch
from torch import nn
from torch.nn.functional import pixel_shuffle, silu

from tokenizer.residual import Residual
from world.colours import COLOURS
from world.shapes import SHAPES

#: Cells along a side of the grid, and pixels along a side of a cell.
GRID = 16
CELL = 64 // GRID
#: Pixels that a radius of 1 in the maps stands for.
UNIT = 10.0


class Maps(NamedTuple):
    """What the network says of every cell, `[B, channels, 16, 16]`."""

    shapes: torch.Tensor  # (B, 10, 16, 16): logits that such a shape has its centre here
    colours: torch.Tensor  # (B, 8, 16, 16): logits of the colour of the object here
    offsets: torch.Tensor  # (B, 2, 16, 16): x and y of its centre from the middle of the cell, in cells
    radii: torch.Tensor  # (B, 1, 16, 16): its radius, in units of `UNIT` pixels


class Judge(nn.Module):
    """A U of convolutions: strides down to 8×8, back up to 16×16 with what the way down knew there.

    It shares no architecture with the reward (a transformer over patches), so that the two do not err alike.
    """

    def __init__(self, widths: tuple[int, int, int] = (32, 64, 96)) -> None:
        super().__init__()
        fine, middle, coarse = widths
        self.down = nn.ModuleList(
            [
                nn.Conv2d(3, fine, 5, stride=2, padding=2),
                Residual(fine),
                nn.Conv2d(fine, middle, 3, stride=2, padding=1),
                Residual(middle),
            ]
        )
        self.deep = nn.ModuleList(
            [nn.Conv2d(middle, coarse, 3, stride=2, padding=1), Residual(coarse), Residual(coarse)]
        )
        self.up = nn.Conv2d(coarse, 4 * middle, 1)
        self.merge = nn.ModuleList([Residual(middle), Residual(middle)])
        self.leave = nn.Conv2d(middle, len(SHAPES) + len(COLOURS) + 3, 1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)
        with torch.no_grad():  # nearly every cell is empty: start there
            self.leave.bias[: len(SHAPES)] = -4.0

    def forward(self, images: torch.Tensor) -> Maps:
        """Images `[B, 3, 64, 64]` in −1…1."""
        x = images
        for layer in self.down:
            x = layer(x)  # (B, 32, 32, 32), then (B, 64, 16, 16)
        deep = x
        for layer in self.deep:
            deep = layer(deep)  # (B, 96, 8, 8)
        x = x + pixel_shuffle(self.up(silu(deep)), 2)  # (B, 64, 16, 16)
        for layer in self.merge:
            x = layer(x)
        return Maps(*self.leave(silu(x)).float().split([len(SHAPES), len(COLOURS), 2, 1], 1))
