"""One transformer layer of Infinity."""

import torch
from torch import nn

from infinity.attention import SelfAttention
from infinity.cross import CrossAttention
from infinity.feed import FeedForward
from infinity.size import Size
from var.modulated import EPSILON, modulated
from var.modulation import Modulation


class Block(Modulation):
    """Self-attention over this and all earlier scales, attention to the prompt, feed-forward.

    Norms and gates of the first and the last come from the prompt.
    """

    def __init__(self, size: Size) -> None:
        super().__init__(size.width, size.shared)
        width = size.width
        self.sa, self.ca = SelfAttention(width, size.heads), CrossAttention(width, size.heads)
        self.ffn = FeedForward(width, size.hidden)
        self.ca_norm = nn.LayerNorm(width, eps=EPSILON)

    def forward(
        self,
        x: torch.Tensor,
        modulation: torch.Tensor,
        text: tuple[torch.Tensor, torch.Tensor, torch.Tensor],
        rope: tuple[torch.Tensor, torch.Tensor],
        past: tuple[torch.Tensor, torch.Tensor],
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`x` `[B, n, width]`; `modulation` `[B, 6, width]`; the rest as in `SelfAttention` and `CrossAttention`.

        `text` are keys, values and mask. Returns the new `x`, and keys and values `[B, heads, L + n, d]`.
        """
        gates, scales, shifts = modulation.unflatten(1, (3, 2)).unbind(1)  # each (B, 2, width)
        y, keys, values = self.sa(modulated(x, scales[:, 0], shifts[:, 0]), rope, past)
        x = x + y * gates[:, 0, None]
        x = x + self.ca(self.ca_norm(x), *text)
        return x + self.ffn(modulated(x, scales[:, 1], shifts[:, 1])) * gates[:, 1, None], keys, values
