"""The pictures on which InceptionV3 here and torchvision's are compared, with random weights."""

import torch

from scorers.seeded_images import seeded_images

SEED = 1
#: Of the small pictures, of which there is a second one; sides with which the last rows are left out in other places.
SMALL = 107


def images() -> dict[str, torch.Tensor]:
    return {"299": seeded_images(1, 299, SEED), str(SMALL): seeded_images(2, SMALL, SEED)}
