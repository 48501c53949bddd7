"""Where the words of a prompt lie in a picture: a helper task that teaches which colour belongs to which shape."""

import torch

from world.colours import COLOURS
from world.scene import Scene
from world.shapes import SHAPES
from world.vocabulary import WORDS

OPEN = -100  # cross entropy leaves this target out

_KINDS = [{WORDS.index(name): name for name in names} for names in (SHAPES, COLOURS)]


def cells(scenes: list[Scene], ids: torch.Tensor) -> torch.Tensor:
    """For ids `[B, T]` the cell 0…63 `[B, T]` of the one object that has the word's shape or colour, else `OPEN`."""
    found = torch.full_like(ids, OPEN)
    for row, (scene, words) in enumerate(zip(scenes, ids.tolist())):
        for place, word in enumerate(words):
            named = [thing for thing in scene.things if word and _names(word, thing.shape, thing.colour)]
            if len(named) == 1:
                found[row, place] = int(named[0].y / 8) * 8 + int(named[0].x / 8)
    return found


def _names(word: int, shape: str, colour: str) -> bool:
    return _KINDS[0].get(word) == shape or _KINDS[1].get(word) == colour
