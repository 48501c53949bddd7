"""Fresh scenes with a right and a hard wrong phrase, sorted by what is asked and what is wrong."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from world.describe import describe
from world.mistake import mistake
from world.phrase import Phrase
from world.scene import HELD_OUT, Scene, scene

CATEGORIES = ("single_object", "two_object", "counting", "colors", "position", "color_attr")


class Case(NamedTuple):
    scene: Scene
    right: Phrase
    wrong: Phrase

    @property
    def way(self) -> str:
        """In what the wrong phrase differs: count, relation, swap, shape or colour."""
        if self.right.count != self.wrong.count:
            return "count"
        if self.right.relation != self.wrong.relation:
            return "relation"
        (shapes, colours), (others, tints) = (zip(*phrase.looks) for phrase in (self.right, self.wrong))
        if shapes != others:
            return "shape"
        return "swap" if len(colours) == 2 and colours == tints[::-1] else "colour"


def cases(each: int, seed: int, unseen: bool = False) -> list[Case]:
    """`each` cases of every category; `unseen`: of those with colours, naming a held-out shape and colour."""
    rng = np.random.default_rng(seed)
    wanted = dict.fromkeys(("counting", "colors", "color_attr") if unseen else CATEGORIES, each)
    found: list[Case] = []
    while any(wanted.values()):
        one = _unseen(rng) if unseen else scene(rng)
        right = describe(one, rng)
        if wanted.get(right.tag, 0) and unseen <= any(look in HELD_OUT for look in right.looks):
            wanted[right.tag] -= 1
            found.append(Case(one, right, mistake(right, one, rng)))
    return found


def _unseen(rng: np.random.Generator) -> Scene:
    """A scene with a held-out pair: the first object's look, or that of all in a count."""
    looks = sorted(HELD_OUT)
    while True:
        one, (shape, colour) = scene(rng), looks[rng.integers(len(looks))]
        first, *rest = one.things
        if one.kind == "pair" and (rest[0].shape == shape or rest[0].colour == colour):
            continue
        changed = [replace(first, shape=shape, colour=colour)]
        changed += rest if one.kind == "pair" else [replace(thing, shape=shape, colour=colour) for thing in rest]
        return replace(one, things=tuple(changed))
