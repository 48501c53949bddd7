"""The norm whose scale and shift come from the class."""

import torch
from torch.nn.functional import layer_norm

EPSILON = 1e-6


def modulated(x: torch.Tensor, scale: torch.Tensor, shift: torch.Tensor) -> torch.Tensor:
    """`x` `[B, n, width]` normalised, times 1 + `scale`, plus `shift`, both `[B, width]`."""
    return layer_norm(x, x.shape[-1:], eps=EPSILON) * (1 + scale[:, None]) + shift[:, None]
