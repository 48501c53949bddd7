"""One vector of a prompt. Parameters are named as in Infinity's checkpoints."""

import torch
from torch import nn
from torch.nn.functional import linear, scaled_dot_product_attention

from infinity.size import Size


class _Pooling(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads, width = size.pool_heads, size.width
        self.mat_q = nn.Parameter(torch.zeros(1, self.heads, width // self.heads))
        self.mat_kv = nn.Linear(size.channels, 2 * width, bias=False)
        self.v_bias = nn.Parameter(torch.zeros(width))
        self.register_buffer("zero_k_bias", torch.zeros(width))
        self.proj = nn.Linear(width, width)

    def forward(self, text: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows = linear(text, self.mat_kv.weight, torch.cat([self.zero_k_bias, self.v_bias]))
        keys, values = rows.unflatten(2, (2, self.heads, -1)).permute(2, 0, 3, 1, 4)  # (B, heads, T, d)
        queries = self.mat_q.unsqueeze(2).expand(len(text), -1, -1, -1)  # (B, heads, 1, d)
        return self.proj(scaled_dot_product_attention(queries, keys, values, mask).flatten(1))


class Pool(nn.Module):
    """Learned queries, one a head, look at the words."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.ca = _Pooling(size)

    def forward(self, text: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """`text` `[B, T, channels]` to `[B, width]`; `mask` `[B, 1, 1, T]` is added to the weights."""
        return self.ca(text, mask)
