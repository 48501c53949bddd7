"""Small models of CLIP with random weights, on which ours and the published ones are compared."""

import torch
from numpy.random import default_rng

from scorers.clip_size import ClipSize
from scorers.seeded_images import seeded_images

SEED = 1
CASES = {
    "open_clip": ClipSize(64, 16, 48, 3, 4, 192, 32, 3, 4, 24, words=300),
    "OpenAI": ClipSize(64, 32, 32, 2, 2, 128, 48, 2, 6, 40, words=300, activation="quick_gelu"),
    # As in ViT-H, heads of the tower of pictures are wider than those of the other.
    "HPSv2": ClipSize(56, 14, 60, 3, 3, 240, 32, 2, 4, 24, words=300),
}
#: Of prompts: none, a few words, one that is cut.
TOKENS = (2, 9, 77)


def images(size: ClipSize) -> torch.Tensor:
    return seeded_images(3, size.side, SEED)


def ids(size: ClipSize, tokens: int) -> torch.Tensor:
    """A prompt `[1, tokens]` between the first and the last token, which are the last ones of the vocabulary."""
    drawn = default_rng([SEED, tokens]).integers(1, size.words - 2, tokens - 2)
    return torch.tensor([[size.words - 2, *drawn.tolist(), size.words - 1]])
