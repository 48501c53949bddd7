"""One block of InceptionV3: branches side by side."""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import nn
from torch.nn.functional import avg_pool2d, max_pool2d

from scorers.rectified import Rectified


class Branch(NamedTuple):
    """`pool`, then `layers` one after the other, then those of `fork`, if there are any, side by side."""

    layers: dict[str, Rectified] = {}
    fork: dict[str, Rectified] = {}
    pool: Callable[[torch.Tensor], torch.Tensor] | None = None


class InceptionBlock(nn.Module):
    def __init__(self, *branches: Branch) -> None:
        super().__init__()
        self._branches = branches
        for branch in branches:
            for name, layer in (branch.layers | branch.fork).items():
                self.add_module(name, layer)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """`[B, inputs, H, W]` to what all branches give `[B, outputs, H′, W′]`."""
        made = []
        for branch in self._branches:
            y = branch.pool(x) if branch.pool else x
            for layer in branch.layers.values():
                y = layer(y)
            made += [layer(y) for layer in branch.fork.values()] or [y]
        return torch.cat(made, 1)


def averaged(x: torch.Tensor) -> torch.Tensor:
    """Over 3 × 3; beyond the edge lie zeros, which count."""
    return avg_pool2d(x, 3, stride=1, padding=1)


def halved(x: torch.Tensor) -> torch.Tensor:
    """The largest of 3 × 3 at every second place; a last one that is not whole is left out."""
    return max_pool2d(x, 3, stride=2)
