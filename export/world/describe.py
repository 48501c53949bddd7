"""Right phrases of a scene, drawn at random."""

import numpy as np

from world.phrase import Phrase
from world.scene import Scene, Thing


def describe(scene: Scene, rng: np.random.Generator) -> Phrase:
    """One of the phrases that hold of `scene`; detailed ones are more likely."""
    first = scene.things[0]
    if scene.kind != "pair":
        colour = first.colour if rng.random() < 0.6 else None
        return Phrase(((first.shape, colour),), len(scene.things))
    pair = scene.things if rng.random() < 0.5 else scene.things[::-1]
    draw, where = rng.random(), relation(*pair)
    coloured = draw < 0.45
    looks = tuple((thing.shape, thing.colour if coloured else None) for thing in pair)
    return Phrase(looks, 1, where if not coloured and draw < 0.85 else None)


def relation(first: Thing, second: Thing) -> str | None:
    """Where `first` clearly lies seen from `second`: one axis has to dominate."""
    x, y = first.x - second.x, first.y - second.y
    if max(abs(x), abs(y)) < 12 or max(abs(x), abs(y)) < 1.4 * min(abs(x), abs(y)):
        return None
    if abs(x) > abs(y):
        return "left of" if x < 0 else "right of"
    return "above" if y < 0 else "below"
