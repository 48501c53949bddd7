"""Objects as the rules read them."""

import torch

from judge.verdict import Found
from world.colours import COLOURS
from world.scene import Scene
from world.shapes import SHAPES

_TINTS = list(COLOURS)


def found(rows: torch.Tensor, threshold: float) -> list[Found]:
    """The objects of one image, `[8, 6]` of `judge.detect`, with a confidence above `threshold`."""
    return [
        Found(SHAPES[int(shape)], _TINTS[int(colour)], x, y, radius, confidence)
        for confidence, shape, colour, x, y, radius in rows.tolist()
        if confidence > threshold
    ]


def shown(scene: Scene) -> list[Found]:
    """The objects that `scene` shows: what a faultless judge finds."""
    return [Found(thing.shape, thing.colour, thing.x, thing.y, thing.radius) for thing in scene.things]
