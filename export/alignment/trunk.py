"""Strided convolutions from an image to 8×8 patches."""

import torch
from torch import nn

from tokenizer.strided import strided


class Trunk(nn.Module):
    """Images `[B, 3, 64, 64]` in −1…1 to features `[B, widths[-1], 8, 8]`, with `deep` more blocks at the end."""

    def __init__(self, widths: tuple[int, int, int] = (16, 32, 64), deep: int = 0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(strided(widths, deep))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        x = images
        for layer in self.layers:
            x = layer(x)
        return x
