"""Couples of scenes that differ in one respect, with phrases that tell them apart."""

from typing import NamedTuple

import numpy as np

from alignment.variant import variant
from world.describe import describe
from world.mistake import holds, mistake
from world.phrase import Phrase
from world.scene import Scene, scene

_TRIES = 60


class Couple(NamedTuple):
    """Two scenes on one background, objects at the same places."""

    first: Scene
    second: Scene


def couples(count: int, seed: int) -> list[Couple]:
    """`count` couples; number i is the same however many there are."""
    return [_couple(np.random.default_rng([seed, i])) for i in range(count)]


def phrases(couple: Couple, rng: np.random.Generator) -> tuple[Phrase, Phrase]:
    """A phrase that holds of the first scene alone, and one that holds of the second alone, or of none."""
    first = _only(couple.first, couple.second, rng)
    second = _only(couple.second, couple.first, rng)
    if first is None:
        raise ValueError("no phrase tells the scenes apart")
    return first, second or mistake(first, couple.first, rng)


def _couple(rng: np.random.Generator) -> Couple:
    while True:
        first = scene(rng)
        second = variant(first, rng)
        both = Couple(first, second) if rng.random() < 0.5 or not _uniform(second) else Couple(second, first)
        if _only(both.first, both.second, rng):
            return both


def _uniform(one: Scene) -> bool:
    """Whether `describe` has words for it: equal objects, or a pair."""
    return one.kind == "pair" or len({(thing.shape, thing.colour) for thing in one.things}) == 1


def _only(right: Scene, wrong: Scene, rng: np.random.Generator) -> Phrase | None:
    """A phrase that holds of `right` and not of `wrong`, if one turns up."""
    if not _uniform(right):
        return None
    found = (describe(right, rng) for _ in range(_TRIES))
    return next((phrase for phrase in found if not holds(phrase, wrong)), None)
