"""The semantic encoder: patches that tell shapes, colours and numbers, learned with labels."""

import torch
from torch import nn

from alignment.trunk import Trunk


class Semantic(nn.Module):
    """Images `[B, 3, 64, 64]` in −1…1 to patches `[B, 64, 64]` (an 8×8 plane, 64 features each)."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk((16, 32, 64))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return self.trunk(images).flatten(2).transpose(1, 2)
