"""Infinity's transformer: bits of one scale from the prompt and all earlier scales, after arXiv 2412.04431."""

import torch
from torch import nn

from infinity.block import Block
from infinity.condition import Condition
from infinity.pool import Pool
from infinity.rope import rope_table
from infinity.size import LEVELS, Size
from var.head_norm import HeadNorm
from var.modulated import EPSILON, modulated


class _Chunk(nn.Module):
    """Blocks below a name."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.module = nn.ModuleList(Block(size) for _ in range(size.depth // size.chunks))


def _text_projection(channels: int, width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(channels, width), nn.GELU(approximate="tanh"), nn.Linear(width, width))


class Transformer(nn.Module):
    """Loads published checkpoints by name: see `infinity.weights`."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size, width = size, size.width
        self.cfg_uncond = nn.Parameter(torch.zeros(size.text, size.channels))  # the empty prompt
        self.text_norm = nn.RMSNorm(size.channels, eps=EPSILON)
        self.text_proj_for_sos = Pool(size)
        self.text_proj_for_ca = _text_projection(size.channels, width)
        self.pos_start = nn.Parameter(torch.zeros(1, 1, width))
        self.lvl_embed = nn.Embedding(LEVELS, width)
        self.word_embed = nn.Linear(size.bits, width)
        if size.shared:
            self.shared_ada_lin = nn.Sequential(nn.SiLU(), nn.Linear(width, 6 * width))
        if size.chunks > 1:
            self.block_chunks = nn.ModuleList(_Chunk(size) for _ in range(size.chunks))
        else:
            self.blocks = nn.ModuleList(Block(size) for _ in range(size.depth))
        self.head_nm = HeadNorm(width)
        self.head = nn.Linear(width, 2 * size.bits)

    def layers(self) -> list[Block]:
        """All blocks in order."""
        if self.size.chunks > 1:
            return [block for chunk in self.block_chunks for block in chunk.module]
        return list(self.blocks)

    def begin(self, features: torch.Tensor, mask: torch.Tensor) -> Condition:
        """The condition of prompts: `features` `[P, T, channels]` of their words, T at most `size.text`.

        `mask` `[P, T]` is 0 for words and −10000 for padding. The unconditional row is as long as the prompt.
        """
        free = self.cfg_uncond[: features.shape[1]].expand_as(features)
        text = self.text_norm(torch.cat([features, free]))  # (2P, T, channels)
        start = self.text_proj_for_sos(text, mask.repeat(2, 1)[:, None, None])  # (2P, width)
        words, layers = self.text_proj_for_ca(text), self.layers()
        common = self.shared_ada_lin(start).unflatten(1, (6, -1)) if self.size.shared else None
        modulations = torch.stack([block.modulation(start, common) for block in layers], 1)
        pairs = zip(*(block.ca.keys_values(words) for block in layers))
        keys, values = (_rows(torch.stack(part, 1)).transpose(1, 2) for part in pairs)
        start, modulations, last = map(_rows, (start, modulations, self.head_nm(start)))
        return Condition(start, modulations, last, keys, values, mask[:, None].expand(-1, 2, -1))

    def past(self, rows: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Keys and values before scale 0 `[depth, 2, rows, heads, 0, d]`."""
        size = self.size
        none = self.pos_start.new_zeros(size.depth, 2, rows, size.heads, 0, size.width // size.heads)
        return none, none

    def rope(self, scale: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Cosines and sines of a scale's tokens `[n, d / 2]`."""
        return rope_table(self.size.sides[scale : scale + 1], self.size.width // self.size.heads)

    def step(
        self, condition: Condition, past: tuple[torch.Tensor, torch.Tensor], inputs: torch.Tensor, scale: int
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """One scale of U paths, one a row of `condition`.

        `past` keys and values `[depth, 2, U, heads, L, d]`; `inputs` `[U, n, bits]`, not looked at in scale 0.
        Returns the logits `[2, U, n, bits, 2]` of a 0 and a 1, and the longer keys and values.
        """
        start, modulations, last, mask = map(_stacked, (*condition[:3], condition.mask))  # (2U, …)
        x = self.word_embed(inputs).repeat(2, 1, 1) if scale else start[:, None] + self.pos_start
        x = x + self.lvl_embed.weight[scale]  # (2U, n, width)
        rope, keys, values = self.rope(scale), [], []
        for layer, block in enumerate(self.layers()):
            words = [_stacked(part[:, layer]) for part in (condition.keys, condition.values)]
            before = tuple(part[layer].flatten(0, 1) for part in past)
            x, k, v = block(x, modulations[:, layer], (*words, mask[:, None, None]), rope, before)
            keys.append(k.unflatten(0, (2, -1)))
            values.append(v.unflatten(0, (2, -1)))
        logits = self.head(modulated(x, last[:, 0], last[:, 1])).unflatten(2, (-1, 2))
        return logits.unflatten(0, (2, -1)), torch.stack(keys), torch.stack(values)


def _rows(x: torch.Tensor) -> torch.Tensor:
    """`[2P, …]` to `[P, 2, …]`."""
    return x.unflatten(0, (2, -1)).transpose(0, 1)


def _stacked(x: torch.Tensor) -> torch.Tensor:
    """`[P, 2, …]` to `[2P, …]`."""
    return x.transpose(0, 1).flatten(0, 1)
