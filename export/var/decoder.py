"""The convolutional decoder of VAR's autoencoder (VQGAN's, after arXiv 2012.09841)."""

import torch
from torch import nn
from torch.nn.functional import interpolate, silu

BLOCKS = 3
#: Pixels along one side of a latent's pixel.
PIXELS = 16


def _norm(channels: int) -> nn.GroupNorm:
    return nn.GroupNorm(32, channels, eps=1e-6)


class _Residual(nn.Module):
    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = _norm(inputs), _norm(outputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        if inputs != outputs:
            self.nin_shortcut = nn.Conv2d(inputs, outputs, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.conv2(silu(self.norm2(self.conv1(silu(self.norm1(x))))))
        return y + (self.nin_shortcut(x) if hasattr(self, "nin_shortcut") else x)


class _Attention(nn.Module):
    """Every pixel looks at every other; one head."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = _norm(channels)
        self.qkv, self.proj_out = nn.Conv2d(channels, 3 * channels, 1), nn.Conv2d(channels, channels, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        queries, keys, values = self.qkv(self.norm(x)).flatten(2).chunk(3, 1)  # (B, channels, pixels)
        weights = (queries.transpose(1, 2) @ keys * x.shape[1] ** -0.5).softmax(-1)
        return x + self.proj_out((values @ weights.transpose(1, 2)).unflatten(2, x.shape[2:]))


class _Up(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(interpolate(x, scale_factor=2.0, mode="nearest"))


class _Middle(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.block_1, self.block_2 = _Residual(channels, channels), _Residual(channels, channels)
        self.attn_1 = _Attention(channels)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.block_2(self.attn_1(self.block_1(x)))


class _Level(nn.Module):
    """Attention at the latent's resolution only; doubles the side but at full resolution."""

    def __init__(self, inputs: int, outputs: int, lowest: bool, highest: bool) -> None:
        super().__init__()
        self.block = nn.ModuleList(_Residual(outputs if i else inputs, outputs) for i in range(BLOCKS))
        self.attn = nn.ModuleList(_Attention(outputs) for _ in range(BLOCKS if lowest else 0))
        if not highest:
            self.upsample = _Up(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for i, block in enumerate(self.block):
            x = block(x)
            if self.attn:
                x = self.attn[i](x)
        return self.upsample(x) if hasattr(self, "upsample") else x


class Decoder(nn.Module):
    """Names of parameters are those below `decoder.` in the checkpoint; `widths` are the channels of each of five levels, the finest first."""

    def __init__(self, channels: int, widths: tuple[int, ...]) -> None:
        super().__init__()
        lowest = len(widths) - 1
        self.conv_in = nn.Conv2d(channels, widths[-1], 3, padding=1)
        self.mid = _Middle(widths[-1])
        self.up = nn.ModuleList(
            _Level(widths[min(i + 1, lowest)], width, i == lowest, i == 0) for i, width in enumerate(widths)
        )
        self.norm_out = _norm(widths[0])
        self.conv_out = nn.Conv2d(widths[0], 3, 3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """`x` `[B, channels, side, side]` to images `[B, 3, 16 · side, 16 · side]`, about −1 … 1."""
        x = self.mid(self.conv_in(x))
        for level in reversed(self.up):
            x = level(x)
        return self.conv_out(silu(self.norm_out(x)))
