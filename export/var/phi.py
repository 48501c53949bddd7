"""The convolutions of the residual quantiser, and which scale takes which."""

import torch
from torch import nn

COUNT = 4
#: Share of the convolution; the rest is the input.
SHARE = 0.5
#: Where on the way through the scales, in twelfths, each convolution stands.
_TICKS = [1, 1 + 10 / 3, 1 + 20 / 3, 11]


def phi_table(scales: int) -> list[int]:
    """Number of the convolution for each scale: the nearest tick to scale / (scales − 1); `scales` > 1.

    A scale in the middle of two ticks takes the later one, as published models were trained by a rounding error of
    float64 (scales 2 and 7 of ten).
    """
    return [
        min(range(COUNT), key=lambda i: (round(abs(_TICKS[i] - 12 * scale / (scales - 1)), 9), -i))
        for scale in range(scales)
    ]


class Phis(nn.Module):
    """Four convolutions, shared by the scales."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.qresi_ls = nn.ModuleList(nn.Conv2d(channels, channels, 3, padding=1) for _ in range(COUNT))

    def forward(self, x: torch.Tensor, number: int) -> torch.Tensor:
        """`x` `[B, channels, side, side]` through convolution `number`."""
        return x * (1 - SHARE) + self.qresi_ls[number](x) * SHARE
