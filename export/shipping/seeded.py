"""Random weights that hang on nothing but the seed, the names and the shapes."""

from zlib import crc32

import numpy as np
import torch
from torch import nn


def seed_weights(model: nn.Module, seed: int) -> None:
    """Fills every parameter of `model` in place, rounded to float16 so that graphs hold the same numbers.

    Matrices and kernels keep the variance of what they are applied to, and nothing is near 0: a part left out shows.
    """
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.copy_(torch.from_numpy(_drawn(name, tuple(weight.shape), seed)))


def _drawn(name: str, shape: tuple[int, ...], seed: int) -> np.ndarray:
    drawn = np.random.default_rng([seed, crc32(name.encode())]).standard_normal(shape)
    if name.endswith("scale_mul_1H11"):
        drawn = np.log(4) + 0.3 * drawn
        if name.startswith("blocks.0."):
            drawn[:, 0] = 6  # above what attention may be: the bound shows
    elif len(shape) == 1:
        drawn = ("norm" in name and name.endswith("weight")) + 0.1 * drawn
    elif name.endswith(("lin.1.weight", "ada_gss")):
        drawn = 0.5 * drawn / np.sqrt(shape[-1])
    elif not name.endswith(("class_emb.weight", "embedding.weight")):
        drawn = drawn / np.sqrt(np.prod(shape[1:]) if len(shape) != 3 else 4)
    return drawn.astype(np.float16).astype(np.float32)
