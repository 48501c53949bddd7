"""What one image shows: objects with their places, drawn at random."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from world.colours import COLOURS
from world.shapes import SHAPES

Kind = Literal["single", "pair", "count"]

#: Shape and colour that never meet in training (one a shape), so that composition can be tested.
HELD_OUT = {(shape, list(COLOURS)[(3 * i + 1) % len(COLOURS)]) for i, shape in enumerate(SHAPES)}

#: Radii by number of objects: as large as fits without touching.
_RADII = {2: (10.0, 12.5), 3: (9.2, 11.5), 4: (8.8, 10.4), 5: (8.2, 9.6)}


@dataclass(frozen=True)
class Thing:
    """One object; `x`, `y`, `radius` in pixels of a 64-pixel image, `angle` in radians."""

    shape: str
    colour: str
    x: float
    y: float
    radius: float
    angle: float


@dataclass(frozen=True)
class Scene:
    kind: Kind
    things: tuple[Thing, ...]


def scene(rng: np.random.Generator) -> Scene:
    """Draws a scene: one object in five, equal objects in three of ten, two different ones in half."""
    kind: Kind = rng.choice(["single", "pair", "count"], p=[0.2, 0.5, 0.3])
    if kind == "single":
        return Scene(kind, (_thing(rng, *_look(rng), *rng.uniform(24, 40, 2), rng.uniform(13, 19)),))
    if kind == "pair":
        return Scene(kind, _pair(rng))
    return Scene(kind, _equal(rng, int(rng.integers(2, 6))))


def _look(rng: np.random.Generator) -> tuple[str, str]:
    while True:
        look = str(rng.choice(SHAPES)), str(rng.choice(list(COLOURS)))
        if look not in HELD_OUT:
            return look


def _thing(rng: np.random.Generator, shape: str, colour: str, x: float, y: float, radius: float) -> Thing:
    return Thing(shape, colour, float(x), float(y), float(radius), float(rng.uniform(-0.17, 0.17)))


def _pair(rng: np.random.Generator) -> tuple[Thing, ...]:
    first, second = _look(rng), _look(rng)
    while first[0] == second[0] or first[1] == second[1]:
        second = _look(rng)
    radii = rng.uniform(10.5, 13.5, 2)
    layout = rng.random()
    if layout < 0.2:
        places = _apart(rng, radii)
    else:
        near, far = rng.uniform(14, 20), rng.uniform(44, 50)
        across = rng.uniform(20, 44) + np.array([-1, 1]) * rng.uniform(-6, 6)
        places = np.stack([np.array([near, far]), across.clip(15, 49)], 1)
        if layout >= 0.6:
            places = places[:, ::-1]
    return tuple(_thing(rng, *look, *place, radius) for look, place, radius in zip((first, second), places, radii))


def _equal(rng: np.random.Generator, count: int) -> tuple[Thing, ...]:
    shape, colour = _look(rng)
    radii = rng.uniform(*_RADII[count]) * rng.uniform(0.95, 1.05, count)
    places = _apart(rng, radii)
    return tuple(_thing(rng, shape, colour, *place, radius) for place, radius in zip(places, radii))


def _apart(rng: np.random.Generator, radii: np.ndarray) -> np.ndarray:
    """Centres `[count, 2]` that leave two pixels between any two objects."""
    for attempt in range(10_000):
        radii = radii if attempt % 50 else radii * 0.995  # a tight draw shrinks a little instead of looping for ever
        places = rng.uniform(radii[:, None] + 2, 62 - radii[:, None], (len(radii), 2))
        gaps = np.linalg.norm(places[:, None] - places[None], axis=-1) - radii[:, None] - radii[None]
        if (gaps[np.triu_indices(len(radii), 1)] > 2).all():
            return places
    raise RuntimeError("no room for the objects")
