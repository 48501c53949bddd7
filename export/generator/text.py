"""The prompt's part of the generator: everything that is computed once a prompt."""

from typing import NamedTuple

import torch
from torch import nn

from generator.block import TextBlock


class Condition(NamedTuple):
    """What the steps need of a prompt; axis 1 of each is conditional, unconditional."""

    start: torch.Tensor  # (P, 2, width)
    keys: torch.Tensor  # (P, layers, 2, heads, T, d)
    values: torch.Tensor  # (P, layers, 2, heads, T, d)
    mask: torch.Tensor  # (P, 2, T), 0 or −10000


def text_mask(ids: torch.Tensor) -> torch.Tensor:
    """`[B, T]`: 0 where a word stands, −10000 at padding. Place 0 always counts: an empty prompt is one pad."""
    hidden = (ids == 0).float() * -10000.0
    return torch.cat([torch.zeros_like(hidden[:, :1]), hidden[:, 1:]], 1)


class Text(nn.Module):
    """Word ids `[B, T]` to word features `[B, T, width]` and the start vector `[B, width]`."""

    def __init__(self, words: int, length: int, width: int, heads: int, depth: int = 2) -> None:
        super().__init__()
        self.words = nn.Embedding(words, width)
        self.places = nn.Parameter(0.02 * torch.randn(length, width))
        nn.init.normal_(self.words.weight, std=0.5)
        self.blocks = nn.ModuleList(TextBlock(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.start = nn.Linear(width, width)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        mask = text_mask(ids)
        x = self.words(ids) + self.places
        for block in self.blocks:
            x = block(x, mask[:, None, None])
        x = self.norm(x)
        shown = (mask == 0).float()[..., None]  # (B, T, 1)
        return x, self.start((x * shown).sum(1) / shown.sum(1))
