"""The reward: how well an image matches a prompt."""

import torch
from torch import nn

from alignment.trunk import Trunk
from generator.block import TextBlock
from generator.text import text_mask
from world.vocabulary import LENGTH, WORDS


class Alignment(nn.Module):
    """One transformer over a verdict token, the words and the 64 patches of an image."""

    def __init__(self, width: int = 64, heads: int = 2, depth: int = 4) -> None:
        super().__init__()
        self.trunk = Trunk((16, 32, width), deep=1)
        self.patches = nn.Linear(width, width)
        self.patch_places = nn.Parameter(0.3 * torch.randn(64, width))
        self.words = nn.Embedding(len(WORDS), width)
        self.word_places = nn.Parameter(0.3 * torch.randn(LENGTH, width))
        self.verdict = nn.Parameter(0.3 * torch.randn(1, width))
        self.blocks = nn.ModuleList(TextBlock(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.score = nn.Parameter(torch.zeros(width))
        nn.init.normal_(self.words.weight, std=0.5)

    def features(self, images: torch.Tensor) -> torch.Tensor:
        """Images `[B, 3, 64, 64]` in −1…1 to patches `[B, 64, width]`."""
        return self.trunk(images).flatten(2).transpose(1, 2)

    def judge(self, features: torch.Tensor, ids: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Patches `[B, 64, width]` and word ids `[B, T]` to logits `[B]`, and the words after each block."""
        count = len(ids)
        asked = self.words(ids) + self.word_places
        patches = self.patches(features) + self.patch_places
        x = torch.cat([self.verdict.expand(count, 1, -1), asked, patches], 1)  # (B, 1 + T + 64, width)
        hidden = text_mask(ids)
        mask = torch.cat([hidden.new_zeros(count, 1), hidden, hidden.new_zeros(count, 64)], 1)[:, None, None]
        words = []  # (B, T, width) each
        for block in self.blocks:
            x = block(x, mask)
            words.append(x[:, 1 : 1 + ids.shape[1]])
        return (self.norm(x[:, 0]).float() * self.score).sum(-1), words

    def forward(self, images: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        """Images `[B, 3, 64, 64]` in −1…1 and word ids `[B, T]` to logits `[B]`."""
        return self.judge(self.features(images), ids)[0]
