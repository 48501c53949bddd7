"""Naming what lies in each patch: a helper task that teaches a model early what the world is made of."""

import torch
from torch.nn.functional import cross_entropy

from world.colours import COLOURS
from world.scene import Scene
from world.shapes import SHAPES


def names(scenes: list[Scene]) -> tuple[torch.Tensor, torch.Tensor]:
    """Shape and colour at each object's centre `[B, 64]`, from 1; 0 elsewhere."""
    shapes, colours = torch.zeros(2, len(scenes), 64, dtype=torch.long)
    for row, scene in enumerate(scenes):
        for thing in scene.things:
            cell = int(thing.y / 8) * 8 + int(thing.x / 8)
            shapes[row, cell] = SHAPES.index(thing.shape) + 1
            colours[row, cell] = list(COLOURS).index(thing.colour) + 1
    return shapes, colours


def naming_loss(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Cross entropy of `[B, 64, classes]` with half of the weight on the few patches that hold a centre."""
    each = cross_entropy(logits.float().flatten(0, 1), truth.flatten(), reduction="none")
    centre = truth.flatten() > 0
    return (each[centre].mean() + each[~centre].mean()) / 2
