"""Attention to the prompt. Parameters are named as in Infinity's checkpoints."""

import torch
from torch import nn
from torch.nn.functional import linear, scaled_dot_product_attention


class CrossAttention(nn.Module):
    """Plain softmax attention; keys have no bias."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.mat_q = nn.Linear(width, width)
        self.mat_kv = nn.Linear(width, 2 * width, bias=False)
        self.v_bias = nn.Parameter(torch.zeros(width))
        self.register_buffer("zero_k_bias", torch.zeros(width))
        self.proj = nn.Linear(width, width)

    def keys_values(self, text: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Keys and values `[B, heads, T, d]` of `text` `[B, T, width]`."""
        rows = linear(text, self.mat_kv.weight, torch.cat([self.zero_k_bias, self.v_bias]))
        return tuple(rows.unflatten(2, (2, self.heads, -1)).permute(2, 0, 3, 1, 4))

    def forward(
        self, x: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """`x` `[B, n, width]` looks at `keys` and `values` `[B, heads, T, d]`; `mask` `[B, 1, 1, T]` is added."""
        queries = self.mat_q(x).unflatten(2, (self.heads, -1)).transpose(1, 2)
        mixed = scaled_dot_product_attention(queries, keys, values, mask)  # (B, heads, n, d)
        return self.proj(mixed.transpose(1, 2).flatten(2))
