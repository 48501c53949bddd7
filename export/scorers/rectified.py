"""A convolution, a batch norm and a rectifier."""

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

_EPS = 1e-3


class Statistics(nn.Module):
    """Of a batch norm, as trained."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.ones(channels)), nn.Parameter(torch.zeros(channels))
        self.register_buffer("running_mean", torch.zeros(channels))
        self.register_buffer("running_var", torch.ones(channels))


class Rectified(nn.Module):
    """Named as in torchvision. Computes only after `fuse`, which puts the norm into the convolution."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int | tuple[int, int] = 1, stride: int = 1, pad: bool = False
    ) -> None:
        super().__init__()
        height, width = (kernel, kernel) if isinstance(kernel, int) else kernel
        padding = (height // 2, width // 2) if pad else 0
        self.conv = nn.Conv2d(inputs, outputs, (height, width), stride, padding, bias=False)
        self.bn: nn.Module = Statistics(outputs)

    @torch.no_grad()
    def fuse(self) -> None:
        norm, conv = self.bn, self.conv
        assert isinstance(norm, Statistics)
        conv.weight, conv.bias = fuse_conv_bn_weights(
            conv.weight, None, norm.running_mean, norm.running_var, _EPS, norm.weight, norm.bias
        )
        self.bn = nn.Identity()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """`[B, inputs, H, W]` to `[B, outputs, H′, W′]`."""
        return self.bn(self.conv(x)).relu()
