"""One transformer layer."""

import torch
from torch import nn
from torch.nn.functional import gelu

from generator.attention import Attention


class FeedForward(nn.Module):
    """Linear, GELU (the tanh form), linear, on `[B, n, width]`."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.enter = nn.Linear(width, 4 * width)
        self.leave = nn.Linear(4 * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.leave(gelu(self.enter(x), approximate="tanh"))


class TextBlock(nn.Module):
    """Self-attention among the words of a prompt."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(2))
        self.attention, self.feed = Attention(width, heads), FeedForward(width)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """`x` `[B, T, width]`, `mask` `[B, 1, 1, T]`."""
        y = self.norms[0](x)
        x = x + self.attention(y, *self.attention.keys_values(y), mask)
        return x + self.feed(self.norms[1](x))


class Block(nn.Module):
    """Self-attention over this and all earlier scales, attention to the prompt, feed-forward."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.itself, self.prompt = Attention(width, heads), Attention(width, heads)
        self.feed = FeedForward(width)

    def forward(
        self,
        x: torch.Tensor,
        text: tuple[torch.Tensor, torch.Tensor],
        text_mask: torch.Tensor,
        mask: torch.Tensor | None = None,
        past: tuple[torch.Tensor, torch.Tensor] | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`x` `[B, n, width]`; `text` keys and values `[B, heads, T, d]`; `past` likewise over L tokens.

        Returns the new `x`, and keys and values `[B, heads, L + n, d]`.
        """
        y = self.norms[0](x)
        keys, values = self.itself.keys_values(y)
        if past is not None:
            keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        x = x + self.itself(y, keys, values, mask)
        x = x + self.prompt(self.norms[1](x), *text, text_mask)
        return x + self.feed(self.norms[2](x)), keys, values
