"""Wrong phrases of a scene that differ from a right one in one respect: hard negatives."""

from dataclasses import replace

import numpy as np

from world.colours import COLOURS
from world.describe import relation
from world.phrase import RELATIONS, Phrase
from world.scene import Scene, Thing
from world.shapes import SHAPES


def holds(phrase: Phrase, scene: Scene) -> bool:
    """Whether `phrase` tells exactly what `scene` shows."""
    things = scene.things
    if len(phrase.looks) == 1:
        return phrase.count == len(things) and all(_fits(phrase.looks[0], thing) for thing in things)
    if len(things) != 2:
        return False
    for pair in (things, things[::-1]):
        if all(map(_fits, phrase.looks, pair)) and phrase.relation in (None, relation(*pair)):
            return True
    return False


def mistake(right: Phrase, scene: Scene, rng: np.random.Generator) -> Phrase:
    """A phrase close to `right` that does not hold of `scene`."""
    while True:
        wrong = _changed(right, scene, rng)
        if not holds(wrong, scene):
            return wrong


def _fits(look: tuple[str, str | None], thing: Thing) -> bool:
    return look[0] == thing.shape and look[1] in (None, thing.colour)


def _changed(right: Phrase, scene: Scene, rng: np.random.Generator) -> Phrase:
    looks, coloured = list(right.looks), right.looks[0][1] is not None
    which = int(rng.integers(len(looks)))
    shape, colour = looks[which]
    if len(looks) == 2:
        ways = ["shape"] + ["relation"] * (2 if right.relation else 0) + ["swap", "swap", "colour"] * coloured
    else:
        ways = ["shape", "count"] + ["count"] * (right.count > 1) + ["colour"] * coloured
    way = str(rng.choice(ways))
    if way == "count":
        others = [count for count in range(1, 6) if count != right.count]
        nearness = np.array([4 - min(3, abs(count - right.count)) for count in others])
        return replace(right, count=int(rng.choice(others, p=nearness / nearness.sum())))
    if way == "relation":
        turned = {"left of": "right of", "right of": "left of", "above": "below", "below": "above"}
        return replace(right, relation=turned[right.relation] if rng.random() < 0.6 else str(rng.choice(RELATIONS)))
    if way == "swap":
        return replace(right, looks=((looks[0][0], looks[1][1]), (looks[1][0], looks[0][1])))
    if way == "shape":
        looks[which] = (str(rng.choice(SHAPES)), colour)
    else:
        looks[which] = (shape, str(rng.choice(list(COLOURS))))
    if len({name for name, _ in looks}) < len(looks):
        return right  # two equal shapes are no phrase of this world: try again
    return replace(right, looks=tuple(looks))
