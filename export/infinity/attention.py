"""Self-attention of Infinity. Parameters are named as in its checkpoints."""

import math

import torch
from torch import nn
from torch.nn.functional import linear, normalize, scaled_dot_product_attention

from infinity.rope import turned

#: The logarithm of the sharpest attention, whatever was learned.
SHARPEST = math.log(100)


class SelfAttention(nn.Module):
    """Softmax attention on cosine similarities of turned queries and keys, one learned factor a head."""

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

    def forward(
        self,
        x: torch.Tensor,
        rope: tuple[torch.Tensor, torch.Tensor],
        past: tuple[torch.Tensor, torch.Tensor],
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`x` `[B, n, width]` looks at itself and at `past` keys and values `[B, heads, L, d]`.

        `rope` are cosines and sines `[n, d / 2]`. Returns `[B, n, width]`, and keys (normalised, turned) and values
        `[B, heads, L + n, d]`.
        """
        rows = linear(x, self.mat_qkv.weight, self.bias()).unflatten(2, (3, self.heads, -1))
        queries, keys, values = rows.permute(2, 0, 3, 1, 4)  # each (B, heads, n, d)
        queries = turned(normalize(queries, dim=-1) * self.sharpness(), *rope)
        keys = turned(normalize(keys, dim=-1), *rope)
        keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        # The fused kernel: a table of weights would be 4096 × 10521 a head.
        mixed = scaled_dot_product_attention(queries, keys, values, scale=1.0)  # (B, heads, n, d)
        return self.proj(mixed.transpose(1, 2).flatten(2)), keys, values
