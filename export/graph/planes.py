"""Operations on planes `[B, channels, height, width]` that decoders share, written into a graph."""

import numpy as np
import torch
from torch import nn

from graph.builder import Builder


def group_norm(b: Builder, name: str, layer: nn.GroupNorm, x: str) -> str:
    """As an instance norm of the groups: GroupNormalization has a factor a channel only from opset 21 on."""
    count = layer.num_groups
    groups = b.op("Reshape", x, b.ints(0, count, -1))
    ones, zeros = b.constant(np.ones(count)), b.constant(np.zeros(count))
    y = b.op("InstanceNormalization", groups, ones, zeros, epsilon=layer.eps)
    y = b.op("Reshape", y, b.op("Shape", x))
    weight, bias = b.weight(f"{name}.weight", layer.weight), b.weight(f"{name}.bias", layer.bias)
    axes = b.ints(1, 2)
    return b.op("Add", b.op("Mul", y, b.op("Unsqueeze", weight, axes)), b.op("Unsqueeze", bias, axes))


def resized(b: Builder, matrix: torch.Tensor, planes: str) -> str:
    """`planes` `[B, C, n, n]` to `[B, C, m, m]` by `matrix` `[m, n]`, on rows and on columns."""
    # Products, not Resize: WebGPU lacks it in part, and what resizing costs is counted.
    return b.op("MatMul", b.op("MatMul", b.constant(matrix), planes), b.constant(matrix.T.contiguous()))


def doubled(b: Builder, x: str) -> str:
    """Every pixel four times; not by Resize, which WebGPU lacks in part."""
    return b.op("DepthToSpace", b.op("Concat", x, x, x, x, axis=1), blocksize=2, mode="DCR")


def clipped(b: Builder, x: str) -> str:
    """To 0…1."""
    return b.op("Clip", x, b.constant(0.0), b.constant(1.0))


def shown(b: Builder, x: str) -> str:
    """−1…1 to pixels in 0…1."""
    middle = b.constant(0.5)
    return clipped(b, b.op("Add", b.op("Mul", x, middle), middle))
