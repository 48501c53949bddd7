"""How much each token's bits count in training."""

import numpy as np
import torch

from tokenizer.schedule import DOWN, FULL
from world.scene import Scene

#: How often a token that holds a piece of an object counts, beside one that holds only background.
OBJECT = 3.0
_MARGIN = 3.0  # pixels around an object that still show its outline


def token_weights(scenes: list[Scene]) -> torch.Tensor:
    """Weights `[B, 226]` with a mean of 1 over each image, larger where objects lie.

    Most tokens of the fine scales hold background, whose last bits are close to coin flips.
    """
    middles = (np.arange(FULL) + 0.5) * (64 / FULL)  # pixels
    covered = torch.zeros(len(scenes), FULL * FULL)
    for row, scene in enumerate(scenes):
        for thing in scene.things:
            far = np.hypot(middles[None, :] - thing.x, middles[:, None] - thing.y)
            covered[row] += torch.from_numpy((far < thing.radius + _MARGIN).ravel())
    parts = [((covered > 0).float() @ (down > 0).float().T) > 0 for down in DOWN]  # (B, n) a scale
    weights = 1 + (OBJECT - 1) * torch.cat(parts, 1).float()
    return weights / weights.mean(1, keepdim=True)
