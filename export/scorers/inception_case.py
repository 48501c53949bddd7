"""The pictures on which InceptionV3 here and torchvision's are compared, with random weights."""

import torch

from scorers.seeded_images import seeded_images

SEED = 1
#: Of the small pictures, of which there are two: a side with which poolings leave out last rows; 299 has none.
SMALL = 105


def images() -> dict[str, torch.Tensor]:
    return {"299": seeded_images(1, 299, SEED), str(SMALL): seeded_images(2, SMALL, SEED)}
