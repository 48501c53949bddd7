"""Random weights for published checkpoints that hang on nothing but the seed, the names and the shapes."""

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import torch


def seeded_state(entries: Mapping[str, torch.Tensor], seed: int) -> dict[str, torch.Tensor]:
    """Tensors of the names and shapes of `entries`.

    Layers keep about the variance of what they are applied to, and nothing is near 0: a part left out shows.
    """
    return {name: torch.from_numpy(_drawn(name, tuple(one.shape), seed)) for name, one in entries.items()}


def _drawn(name: str, shape: tuple[int, ...], seed: int) -> np.ndarray:
    drawn = np.random.default_rng([seed, crc32(name.encode())]).standard_normal(shape, np.float32)
    if name.endswith("running_var"):
        drawn = 1 + 0.2 * np.tanh(drawn)
    elif len(shape) == 1 and name.endswith("weight"):  # of a norm
        drawn = 1 + 0.1 * drawn
    elif name.endswith("gamma"):  # of a layer's scale
        drawn = 0.5 + 0.1 * drawn
    elif len(shape) == 1:
        drawn = 0.1 * drawn
    elif name.endswith(("_token", "_tokens", "pos_embed", "embeddings.weight")):
        drawn = 0.5 * drawn
    elif len(shape) == 4 and ".conv." in name:  # before a rectifier, which halves the square
        drawn = drawn * np.sqrt(2 / np.prod(shape[1:]))
    else:
        drawn = drawn / np.sqrt(np.prod(shape[1:]))
    return drawn.astype(np.float32)
