"""What the self-attentions of VAR and Infinity share. Parameters are named as in their checkpoints."""

import math

import torch
from torch import nn
from torch.nn.functional import linear, normalize

#: The logarithm of the sharpest attention, whatever was learned.
SHARPEST = math.log(100)


class CosineAttention(nn.Module):
    """Attention on cosine similarities with one learned factor a head; keys have no bias."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.mat_qkv = nn.Linear(width, 3 * width, bias=False)
        self.q_bias, self.v_bias = nn.Parameter(torch.zeros(width)), nn.Parameter(torch.zeros(width))
        self.register_buffer("zero_k_bias", torch.zeros(width))
        self.scale_mul_1H11 = nn.Parameter(torch.full((1, heads, 1, 1), math.log(4)))
        self.proj = nn.Linear(width, width)

    def sharpness(self) -> torch.Tensor:
        """What similarities are multiplied by `[1, heads, 1, 1]`."""
        return self.scale_mul_1H11.clamp_max(SHARPEST).exp()

    def bias(self) -> torch.Tensor:
        """Of queries, keys and values `[3 · width]`."""
        return torch.cat([self.q_bias, self.zero_k_bias, self.v_bias])

    def projected(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Queries (normalised, sharpened), keys (normalised), values `[B, heads, n, d]` of `x` `[B, n, width]`."""
        rows = linear(x, self.mat_qkv.weight, self.bias()).unflatten(2, (3, self.heads, -1))
        queries, keys, values = rows.permute(2, 0, 3, 1, 4)  # each (B, heads, n, d)
        return normalize(queries, dim=-1) * self.sharpness(), normalize(keys, dim=-1), values
