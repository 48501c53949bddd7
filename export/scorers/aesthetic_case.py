"""A small aesthetic predictor with random weights, on which ours and the published one are compared."""

import torch

from scorers.seeded_images import seeded_images
from scorers.siglip_size import SiglipSize

SEED = 1
#: Patches leave out pixels, and heads are no power of two wide, as published.
SIZE = SiglipSize(side=61, patch=14, width=54, depth=3, heads=3, hidden=100)


def images() -> torch.Tensor:
    return seeded_images(4, SIZE.side, SEED)
