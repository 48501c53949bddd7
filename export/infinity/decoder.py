"""The convolutional decoder of Infinity's autoencoder, without attention. Parameters are named as in its checkpoints."""

import torch
from torch import nn
from torch.nn.functional import interpolate, silu

BLOCKS = 3


class _Conv(nn.Module):
    """A convolution that keeps the side."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(x)


class _Norm(nn.Module):
    """A norm, and the activation that always follows it."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(32, channels, eps=1e-6)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return silu(self.norm(x))


class _Residual(nn.Module):
    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = _Norm(inputs), _Norm(outputs)
        self.conv1, self.conv2 = _Conv(inputs, outputs), _Conv(outputs, outputs)
        if inputs != outputs:
            self.nin_shortcut = _Conv(inputs, outputs, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.conv2(self.norm2(self.conv1(self.norm1(x))))
        return y + (self.nin_shortcut(x) if hasattr(self, "nin_shortcut") else x)


class _Middle(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.block_1, self.block_2 = _Residual(channels, channels), _Residual(channels, channels)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.block_2(self.block_1(x))


class _Up(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv = _Conv(channels, channels)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(interpolate(x, scale_factor=2.0, mode="nearest"))


class _Level(nn.Module):
    """Doubles the side but at full resolution."""

    def __init__(self, inputs: int, outputs: int, highest: bool) -> None:
        super().__init__()
        self.block = nn.ModuleList(_Residual(outputs if i else inputs, outputs) for i in range(BLOCKS))
        if not highest:
            self.upsample = _Up(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for block in self.block:
            x = block(x)
        return self.upsample(x) if hasattr(self, "upsample") else x


class Decoder(nn.Module):
    """`widths` are the channels of each resolution, the finest first."""

    def __init__(self, channels: int, widths: tuple[int, ...]) -> None:
        super().__init__()
        self.conv_in = _Conv(channels, widths[-1])
        self.mid = _Middle(widths[-1])
        lower = (*widths[1:], widths[-1])
        self.up = nn.ModuleList(_Level(one, width, i == 0) for i, (one, width) in enumerate(zip(lower, widths)))
        self.norm_out = _Norm(widths[0])
        self.conv_out = _Conv(widths[0], 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """`x` `[B, channels, side, side]` to images `[B, 3, …]`, about −1 … 1, each level but one doubling the side."""
        x = self.mid(self.conv_in(x))
        for level in reversed(self.up):
            x = level(x)
        return self.conv_out(self.norm_out(x))
