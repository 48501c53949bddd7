"""Which words of a prompt hold of a picture: a helper task that teaches what makes a prompt wrong."""

import torch

from world.colours import COLOURS
from world.describe import relation
from world.phrase import RELATIONS
from world.scene import Scene
from world.vocabulary import NUMBERS, PLURALS, WORDS

_SINGULAR = {name: shape for shape, plural in PLURALS.items() for name in (shape, plural)}
_COUNTS = {"a": 1, "an": 1} | {name: number for number, name in NUMBERS.items()}
_RELATIONS = {name.removesuffix(" of"): name for name in RELATIONS}


def fits(scenes: list[Scene], ids: torch.Tensor) -> torch.Tensor:
    """For ids `[B, T]`: 1 where a word holds of its scene, 0 where it does not, NaN where it claims nothing.

    Colours, numbers and relations speak of the shapes that they stand beside; of a shape that is not there
    they claim nothing.
    """
    rows = [_fits(scene, [WORDS[word] for word in words]) for scene, words in zip(scenes, ids.tolist())]
    return torch.tensor(rows)


def _fits(scene: Scene, words: list[str]) -> list[float]:
    found = [torch.nan] * len(words)
    named = [i for i, word in enumerate(words) if word in _SINGULAR]
    same = {i: [thing for thing in scene.things if thing.shape == _SINGULAR[words[i]]] for i in named}
    for i in named:
        alone = len(named) == 1
        found[i] = float(len(same[i]) == len(scene.things) if alone else len(same[i]) > 0)
        before = i - 1
        if words[before] in COLOURS:
            if same[i]:
                found[before] = float(all(thing.colour == words[before] for thing in same[i]))
            before -= 1
        if alone:
            found[before] = float(_COUNTS[words[before]] == len(scene.things))
    for i, word in enumerate(words):
        if word in _RELATIONS and all(same.values()):
            first, second = (same[place][0] for place in named)
            found[i] = float(relation(first, second) == _RELATIONS[word])
    return found
