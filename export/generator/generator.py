"""The next-scale transformer: bits of one scale from the prompt and all earlier scales."""

from dataclasses import dataclass

import torch
from torch import nn

from generator.block import Block
from generator.text import Condition, Text, text_mask
from tokenizer.schedule import BITS, OFFSETS, SIDES, TOKENS
from world.vocabulary import LENGTH, WORDS


@dataclass(frozen=True)
class Size:
    width: int = 192
    depth: int = 6
    heads: int = 3


def _place_features() -> torch.Tensor:
    """Sines and cosines of every token's centre `[226, 16]`: tokens of all scales share one plane."""
    rows = []
    for side in SIDES:
        centres = (torch.arange(side) + 0.5) / side
        plane = torch.stack(torch.meshgrid(centres, centres, indexing="ij"), -1).reshape(-1, 2, 1)
        waves = plane * torch.tensor([0.5, 1.0, 2.0, 4.0]) * 2 * torch.pi  # (n, 2, 4)
        rows.append(torch.cat([waves.sin(), waves.cos()], 2).flatten(1))
    return torch.cat(rows)


class Generator(nn.Module):
    """Infinity's kind of model at a small size; see `step` for one scale and `forward` for training."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.text = Text(len(WORDS), LENGTH, size.width, size.heads)
        self.embed = nn.Linear(BITS, size.width)
        self.plane = nn.Linear(16, size.width, bias=False)
        self.levels = nn.Embedding(len(SIDES), size.width)
        self.extra = nn.Parameter(torch.zeros(TOKENS, size.width))
        self.blocks = nn.ModuleList(Block(size.width, size.heads) for _ in range(size.depth))
        self.norm = nn.LayerNorm(size.width)
        self.head = nn.Linear(size.width, BITS)
        nn.init.normal_(self.levels.weight, std=0.3)
        nn.init.zeros_(self.head.weight)
        for block in self.blocks:
            for last in (block.itself.leave, block.prompt.leave, block.feed.leave):
                nn.init.normal_(last.weight, std=0.02 / (2 * size.depth) ** 0.5)
        self.register_buffer("features", _place_features(), persistent=False)
        levels = torch.cat([torch.full((side * side,), k) for k, side in enumerate(SIDES)])
        self.register_buffer("level_of", levels, persistent=False)  # (226,)

    def places(self) -> torch.Tensor:
        """What is added to each token for its scale and place `[226, width]`."""
        return self.plane(self.features) + self.levels(self.level_of) + self.extra

    def mask(self, tokens: int) -> torch.Tensor:
        """Tokens see their own scale and earlier ones: `[tokens, tokens]`, 0 or −10000."""
        level = self.level_of[:tokens]
        return (level[:, None] < level[None]).float() * -10000.0

    def forward(self, ids: torch.Tensor, inputs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits `[B, tokens, 16]` of many scales at once; `ids` `[B, T]`, `inputs` `[B, tokens, 16]`."""
        features, start = self.text(ids)
        x = torch.cat([start[:, None], self.embed(inputs[:, 1:])], 1) + self.places()[: inputs.shape[1]]
        hidden = text_mask(ids)[:, None, None]
        for block in self.blocks:
            x, _, _ = block(x, block.prompt.keys_values(features), hidden, mask)
        return self.head(self.norm(x))

    def begin(self, ids: torch.Tensor) -> Condition:
        """The condition of prompts `ids` `[P, T]`; the unconditional row is the empty prompt."""
        both = torch.cat([ids, torch.zeros_like(ids)])  # (2P, T)
        features, start = self.text(both)

        def rows(x: torch.Tensor) -> torch.Tensor:
            return x.unflatten(0, (2, -1)).transpose(0, 1)  # (2P, …) to (P, 2, …)

        pairs = [block.prompt.keys_values(features) for block in self.blocks]
        keys, values = (torch.stack([rows(pair[i]) for pair in pairs], 1) for i in range(2))
        return Condition(rows(start), keys, values, rows(text_mask(both)))

    def step(
        self, condition: Condition, past: tuple[torch.Tensor, torch.Tensor], inputs: torch.Tensor, scale: int
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """One scale of U paths, one a row of `condition`.

        `past` keys and values `[layers, 2, U, heads, L, d]`; `inputs` `[U, n, 16]`. Returns the logits
        `[2, U, n, 16]` and the longer keys and values.
        """
        n = SIDES[scale] ** 2
        first = OFFSETS[scale]
        x = self.embed(inputs) if scale else condition.start.transpose(0, 1).unsqueeze(2)
        x = (x + self.places()[first : first + n]).expand(2, -1, -1, -1).flatten(0, 1)  # (2U, n, width)
        mask = condition.mask.transpose(0, 1).flatten(0, 1)[:, None, None]  # (2U, 1, 1, T)
        keys, values = [], []
        for layer, block in enumerate(self.blocks):
            text = tuple(t[:, layer].transpose(0, 1).flatten(0, 1) for t in (condition.keys, condition.values))
            before = tuple(t[layer].flatten(0, 1) for t in past)
            x, k, v = block(x, text, mask, None, before)
            keys.append(k.unflatten(0, (2, -1)))
            values.append(v.unflatten(0, (2, -1)))
        return self.head(self.norm(x)).unflatten(0, (2, -1)), torch.stack(keys), torch.stack(values)
