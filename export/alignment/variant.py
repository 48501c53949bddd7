"""Scenes that differ from a scene in one respect: what a wrong picture of the same prompt looks like."""

from dataclasses import replace

import numpy as np

from world.colours import COLOURS
from world.scene import Scene, Thing
from world.shapes import SHAPES


def variant(scene: Scene, rng: np.random.Generator) -> Scene:
    """`scene` with another shape or colour, two colours or places swapped, or one object less.

    Shapes meet all colours here, those that the generator never sees together too: a reward that met them
    only in wrong prompts would take the very words for a mistake.
    """
    things = scene.things
    ways = ["shape", "colour"] + ["fewer"] * (len(things) > 1)
    if scene.kind == "pair":
        ways += ["swap", "swap", "turn", "turn"]
    way = str(rng.choice(ways))
    if way == "fewer":
        left = int(rng.integers(len(things)))
        rest = things[:left] + things[left + 1 :]
        return Scene("count" if scene.kind == "count" else "single", rest)
    if way == "swap":
        first, second = things
        return replace(scene, things=(replace(first, colour=second.colour), replace(second, colour=first.colour)))
    if way == "turn":
        return replace(scene, things=(_moved(things[0], things[1]), _moved(things[1], things[0])))
    return replace(scene, things=_changed(scene, way, rng))


def _changed(scene: Scene, way: str, rng: np.random.Generator) -> tuple[Thing, ...]:
    """Another shape or colour for one object, or for all of a count in two of three draws."""
    things, whole = scene.things, scene.kind == "count" and rng.random() < 2 / 3
    which = int(rng.integers(len(things)))
    taken = {getattr(thing, way) for thing in things}  # so two different objects stay different in both
    new = str(rng.choice([one for one in (SHAPES if way == "shape" else COLOURS) if one not in taken]))
    return tuple(replace(thing, **{way: new}) if whole or i == which else thing for i, thing in enumerate(things))


def _moved(thing: Thing, other: Thing) -> Thing:
    return replace(thing, x=other.x, y=other.y, radius=other.radius)
