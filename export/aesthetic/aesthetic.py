"""The second reward: how clean and well-formed a picture is, whatever it shows."""

import torch
from torch import nn
from torch.nn.functional import gelu

from alignment.trunk import Trunk


class Aesthetic(nn.Module):
    """Images `[B, 3, 64, 64]` in −1…1 to logits `[B]`: what the patches are like on average and at their worst."""

    def __init__(self, width: int = 64) -> None:
        super().__init__()
        self.trunk = Trunk((16, 32, width))
        self.enter = nn.Conv2d(width, width, 1)
        self.norm = nn.LayerNorm(2 * width)
        self.score = nn.Parameter(torch.zeros(2 * width))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        plane = gelu(self.enter(self.trunk(images)), approximate="tanh")  # (B, width, 8, 8)
        pooled = torch.cat([plane.mean((2, 3)), plane.amax((2, 3))], 1)  # (B, 2 · width)
        return (self.norm(pooled.float()) * self.score).sum(-1)
