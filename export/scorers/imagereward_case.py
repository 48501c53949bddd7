"""A small ImageReward with random weights, on which ours and the published one are compared."""

import torch
from numpy.random import default_rng

from scorers.blip import Blip
from scorers.seeded_images import seeded_images

#: Most tokens of a prompt, the first and the last one too: published code pads to as many.
LENGTH = 35
SEED = 1
SIZE = Blip(
    side=64, width=48, depth=3, heads=4, text_width=96, text_depth=3, text_heads=6, words=200, length=64
)
#: Of prompts: none, a few words, one that is cut.
TOKENS = (2, 9, LENGTH)
#: The first and the last token of a prompt.
FIRST, LAST = 101, 102


def images() -> torch.Tensor:
    return seeded_images(3, SIZE.side, SEED)


def ids(tokens: int) -> torch.Tensor:
    """A prompt `[1, tokens]`; none of its tokens is padding."""
    drawn = default_rng([SEED, tokens]).integers(103, SIZE.words, tokens - 2)
    return torch.tensor([[FIRST, *drawn.tolist(), LAST]])
