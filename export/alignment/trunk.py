"""Strided convolutions from an image to 8×8 patches."""

import torch
from torch import nn

from tokenizer.residual import Residual


class Trunk(nn.Module):
    """Images `[B, 3, 64, 64]` in −1…1 to features `[B, widths[-1], 8, 8]`."""

    def __init__(self, widths: tuple[int, int, int] = (16, 32, 64)) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for width in widths:
            layers += [nn.Conv2d(before, width, 3, stride=2, padding=1), Residual(width)]
            before = width
        self.layers = nn.ModuleList(layers)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        x = images
        for layer in self.layers:
            x = layer(x)
        return x
