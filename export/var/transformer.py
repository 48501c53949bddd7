"""VAR's transformer: codes of one scale from the class and all earlier scales, after arXiv 2404.02905."""

import torch
from torch import nn

from var.block import Block
from var.condition import Condition
from var.head_norm import HeadNorm
from var.modulated import modulated
from var.size import Size


class Transformer(nn.Module):
    """Loads published checkpoints by name: see `var.weights`."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        first, width = size.sides[0] ** 2, size.width
        self.word_embed = nn.Linear(size.channels, width)
        self.class_emb = nn.Embedding(size.classes + 1, width)  # the last one: no class
        self.pos_start = nn.Parameter(torch.zeros(1, first, width))
        self.pos_1LC = nn.Parameter(torch.zeros(1, size.offsets[-1], width))
        self.lvl_embed = nn.Embedding(len(size.sides), width)
        if size.shared:
            self.shared_ada_lin = nn.Sequential(nn.SiLU(), nn.Linear(width, 6 * width))
        self.blocks = nn.ModuleList(Block(width, size.heads, size.shared) for _ in range(size.depth))
        self.head_nm = HeadNorm(width)
        self.head = nn.Linear(width, size.vocabulary)

    def places(self) -> torch.Tensor:
        """What is added to each token for its scale and place `[tokens, width]`."""
        level = torch.cat([torch.full((side * side,), k) for k, side in enumerate(self.size.sides)])
        return self.lvl_embed(level.to(self.pos_1LC.device)) + self.pos_1LC[0]

    def begin(self, labels: torch.Tensor) -> Condition:
        """The condition of classes `labels` `[P]`, 0 … classes (the last: no class)."""
        both = torch.cat([labels, torch.full_like(labels, self.size.classes)])
        start = self.class_emb(both)  # (2P, width)
        common = self.shared_ada_lin(start).unflatten(1, (6, -1)) if self.size.shared else None
        blocks = torch.stack([block.modulation(start, common) for block in self.blocks], 1)
        parts = (start, blocks, self.head_nm(start))
        return Condition(*(part.unflatten(0, (2, -1)).transpose(0, 1) for part in parts))

    def past(self, rows: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Keys and values before scale 0 `[depth, 2, rows, heads, 0, d]`."""
        size = self.size
        none = self.pos_1LC.new_zeros(size.depth, 2, rows, size.heads, 0, size.width // size.heads)
        return none, none

    def step(
        self, condition: Condition, past: tuple[torch.Tensor, torch.Tensor], inputs: torch.Tensor, scale: int
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """One scale of U paths, one a row of `condition`.

        `past` keys and values `[depth, 2, U, heads, L, d]`; `inputs` `[U, n, channels]`, not looked at in scale 0.
        Returns the logits `[2, U, n, vocabulary]` and the longer keys and values.
        """
        first, end = self.size.offsets[scale : scale + 2]
        start, modulations, last = (part.transpose(0, 1).flatten(0, 1) for part in condition)  # (2U, …)
        x = self.word_embed(inputs).repeat(2, 1, 1) if scale else start[:, None] + self.pos_start
        x = x + self.places()[first:end]  # (2U, n, width)
        keys, values = [], []
        for layer, block in enumerate(self.blocks):
            x, k, v = block(x, modulations[:, layer], tuple(part[layer].flatten(0, 1) for part in past))
            keys.append(k.unflatten(0, (2, -1)))
            values.append(v.unflatten(0, (2, -1)))
        logits = self.head(modulated(x, last[:, 0], last[:, 1]))
        return logits.unflatten(0, (2, -1)), torch.stack(keys), torch.stack(values)
