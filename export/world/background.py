"""Quiet backgrounds: a pale tone with a gradient, soft stripes or soft checks of low contrast."""

import numpy as np

_ROWS, _COLUMNS = np.mgrid[0:64, 0:64].astype(np.float32) / 64


def background(rng: np.random.Generator) -> np.ndarray:
    """A background `[64, 64, 3]`, float32 in 0…255."""
    tone = rng.uniform(0.58, 0.88) + rng.uniform(-0.045, 0.045, 3)
    angle = rng.uniform(0, np.pi)
    along = np.cos(angle) * _COLUMNS + np.sin(angle) * _ROWS
    across = np.cos(angle) * _ROWS - np.sin(angle) * _COLUMNS
    cycles, phases = rng.uniform(1.5, 3.5), rng.uniform(0, 2 * np.pi, 2)
    pattern = rng.integers(3)
    if pattern == 0:
        wave = 2 * along - 1
    elif pattern == 1:
        wave = np.sin(2 * np.pi * cycles * along + phases[0])
    else:
        wave = np.sin(2 * np.pi * cycles * along + phases[0]) * np.sin(2 * np.pi * cycles * across + phases[1])
    strength = rng.uniform(0.015, 0.04) * (1 + rng.uniform(-0.3, 0.3, 3))
    image = tone + wave[..., None] * strength  # (64, 64, 3)
    return (255 * image).clip(0, 255).astype(np.float32)
