"""Pictures to compare models on."""

import numpy as np
import torch


def seeded_images(count: int, side: int, seed: int) -> torch.Tensor:
    """`[count, 3, side, side]`, as if normalised: 16 patches of colours, with noise over them; three decimals."""
    drawn = np.random.default_rng(seed)
    patches = drawn.standard_normal((count, 3, 4, 4))
    stretched = patches.repeat(-(-side // 4), 2).repeat(-(-side // 4), 3)[:, :, :side, :side]
    return torch.from_numpy(np.round(stretched + 0.3 * drawn.standard_normal(stretched.shape), 3)).float()
