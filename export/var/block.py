"""One transformer layer of VAR."""

import torch

from var.attention import Attention
from var.feed import FeedForward
from var.modulated import modulated
from var.modulation import Modulation


class Block(Modulation):
    """Self-attention over this and all earlier scales, feed-forward; norms and gates from the class."""

    def __init__(self, width: int, heads: int, shared: bool) -> None:
        super().__init__(width, shared)
        self.attn, self.ffn = Attention(width, heads), FeedForward(width)

    def forward(
        self, x: torch.Tensor, modulation: torch.Tensor, past: tuple[torch.Tensor, torch.Tensor]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`x` `[B, n, width]`; `modulation` `[B, 6, width]`; `past` keys and values `[B, heads, L, d]`.

        Returns the new `x`, and keys and values `[B, heads, L + n, d]`.
        """
        gates, scales, shifts = modulation.unflatten(1, (3, 2)).unbind(1)  # each (B, 2, width)
        y, keys, values = self.attn(modulated(x, scales[:, 0], shifts[:, 0]), past)
        x = x + y * gates[:, 0, None]
        return x + self.ffn(modulated(x, scales[:, 1], shifts[:, 1])) * gates[:, 1, None], keys, values
