"""What the judge learns from: all colours, any mixture of shapes, and blots among them."""

from dataclasses import dataclass

import numpy as np

from judge.blot import Parts, blot, parts
from judge.soften import softness
from world.colours import COLOURS
from world.scene import Thing, scene
from world.shapes import SHAPES


@dataclass(frozen=True)
class Piece:
    """One object as it is drawn. `shape` is None for a blot."""

    shape: str | None
    colour: str
    parts: Parts
    x: float  # pixels, as `radius`
    y: float
    radius: float
    angle: float  # radians
    soft: float = 0.0  # blur that rounded its outline, as a share of the radius


def layout(rng: np.random.Generator) -> list[Piece]:
    """Pieces of one image: places as in the world, loosened; half of the time looks are mixed at will."""
    things = scene(rng).things
    mixed = rng.random() < 0.5
    spoiled = rng.choice([0, 0.35, 1], p=[0.6, 0.3, 0.1])
    colour = str(rng.choice(list(COLOURS)))
    pieces = []
    for i, thing in enumerate(things):
        shape = str(rng.choice(SHAPES)) if mixed else thing.shape
        # Looks of the world leave some pairs of shape and colour out: a judge has to know them too.
        if mixed or i == 0 or thing.shape != things[0].shape:
            colour = str(rng.choice(list(COLOURS)))
        wrong = rng.random() < spoiled
        pieces.append(_piece(rng, thing, None if wrong else shape, colour))
    return pieces


def _piece(rng: np.random.Generator, thing: Thing, shape: str | None, colour: str) -> Piece:
    radius = thing.radius * rng.uniform(0.85, 1.12)
    x, y = (float(np.clip(v + rng.normal(0, 1.2), 0.8 * radius, 64 - 0.8 * radius)) for v in (thing.x, thing.y))
    outlines = blot(rng) if shape is None else parts(shape)
    return Piece(shape, colour, outlines, x, y, radius, float(rng.uniform(-0.2, 0.2)), softness(rng))
