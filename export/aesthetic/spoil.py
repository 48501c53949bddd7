"""Pictures spoiled in ways that no code explains: blur, noise, and pieces of other pictures."""

import numpy as np
import torch
from torch.nn.functional import avg_pool2d, pad

from alignment.damage import patched

WAYS = ("blur", "noise", "patch")


def spoiled(images: torch.Tensor, way: str, strength: float, rng: np.random.Generator) -> torch.Tensor:
    """`images` `[B, 3, 64, 64]` in −1…1, spoiled by `strength` 0…1 (0 is untouched)."""
    if way == "blur":
        soft = images
        for _ in range(3):
            soft = avg_pool2d(pad(soft, (1, 1, 1, 1), mode="replicate"), 3, 1)
        return (1 - strength) * images + strength * soft
    if way == "noise":
        grain = torch.from_numpy(rng.standard_normal(images.shape, np.float32))
        return (images + 0.3 * strength * grain).clamp(-1, 1)
    torn = patched(images, images.roll(1, 0), rng)
    return (1 - strength) * images + strength * torn
