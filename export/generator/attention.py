"""Attention with normalised queries and keys."""

import torch
from torch import nn
from torch.nn.functional import normalize


def split_heads(x: torch.Tensor, heads: int) -> torch.Tensor:
    """`[B, n, width]` to `[B, heads, n, width / heads]`."""
    return x.unflatten(2, (heads, -1)).transpose(1, 2)


class Attention(nn.Module):
    """Softmax attention on cosine similarities with one learned temperature a head.

    Written out, with an additive mask: the backward pass of the fused kernel took half of a training step.
    """

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.leave = nn.Linear(width, width)
        self.sharpness = nn.Parameter(torch.full((heads, 1, 1), 2.0))

    def keys_values(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Keys (normalised) and values `[B, heads, n, d]` of `x` `[B, n, width]`."""
        keys, values = self.key_value(x).chunk(2, -1)
        return normalize(split_heads(keys, self.heads), dim=-1, eps=1e-6), split_heads(values, self.heads)

    def forward(
        self, x: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, mask: torch.Tensor | None
    ) -> torch.Tensor:
        """`x` `[B, n, width]` looks at `keys`, `values` `[B, heads, L, d]`; `mask` is added to the weights."""
        queries = normalize(split_heads(self.query(x), self.heads), dim=-1, eps=1e-6) * self.sharpness.exp()
        weights = queries @ keys.transpose(2, 3)  # (B, heads, n, L)
        if mask is not None:
            weights = weights + mask
        mixed = weights.softmax(-1).to(values.dtype) @ values  # (B, heads, n, d)
        return self.leave(mixed.transpose(1, 2).flatten(2))
