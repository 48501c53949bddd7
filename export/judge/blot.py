"""Outlines of things that are no shape of the world: what a judge must not take for one."""

from math import cos, pi, sin

import numpy as np

from world.shapes import HOLES, OUTLINES, SHAPES, Outline

#: Filled outlines, and outlines that are cut out again, in units of the object's radius.
Parts = tuple[list[Outline], list[Outline]]


def parts(shape: str) -> Parts:
    """The outlines of a shape of the world."""
    return [OUTLINES[shape]], [HOLES[shape]] if shape in HOLES else []


def blot(rng: np.random.Generator) -> Parts:
    """A smooth polygon, two shapes melted together, a shape with a bite, or the mean of two shapes."""
    return [_smooth, _melted, _bitten, _between][rng.choice(4, p=[0.3, 0.25, 0.3, 0.15])](rng)


def _smooth(rng: np.random.Generator) -> Parts:
    """A closed curve whose distance from the centre wanders, sometimes with a hole off the middle."""
    angles = np.linspace(0, 2 * pi, 60, endpoint=False)
    waves = np.arange(1, 6)
    sizes, phases = rng.uniform(0, 0.55, 5) / waves**0.7, rng.uniform(0, 2 * pi, 5)
    distance = 0.75 + (sizes * np.sin(waves * angles[:, None] + phases)).sum(1)
    flat = np.array([1, rng.uniform(0.5, 1)])[:: rng.choice([-1, 1])]
    points = distance.clip(0.2, 1.25)[:, None] * np.stack([np.cos(angles), np.sin(angles)], 1) * flat
    outline: Outline = [(float(x), float(y)) for x, y in points]
    hole = _disc(*rng.uniform(-0.4, 0.4, 2), rng.uniform(0.2, 0.4))
    return [outline], [hole] if rng.random() < 0.25 else []


def _melted(rng: np.random.Generator) -> Parts:
    """Two shapes so close that neither keeps its outline."""
    first, second = (parts(str(shape)) for shape in rng.choice(SHAPES, 2))
    angle, apart = rng.uniform(0, 2 * pi), rng.uniform(0.2, 0.5)
    x, y = apart * cos(angle), apart * sin(angle)
    return _moved(first[0], x, y, 0.85) + _moved(second[0], -x, -y, 0.85), []


def _bitten(rng: np.random.Generator) -> Parts:
    """A shape of which a good part is gone."""
    outlines, holes = parts(str(rng.choice(SHAPES)))
    angle, size = rng.uniform(0, 2 * pi), rng.uniform(0.55, 1.0)
    far = rng.uniform(0.5, 0.9)
    return outlines, [*holes, _disc(far * cos(angle), far * sin(angle), size)]


def _between(rng: np.random.Generator) -> Parts:
    """Half of the way from one shape to another, each seen as a distance in every direction."""
    first, second = (_distances(OUTLINES[str(shape)]) for shape in rng.choice(SHAPES, 2, replace=False))
    distance = first + rng.uniform(0.4, 0.6) * (second - first)
    angles = np.linspace(-pi, pi, 72, endpoint=False)
    return [[(float(d * cos(a)), float(d * sin(a))) for d, a in zip(distance, angles)]], []


def _distances(outline: Outline) -> np.ndarray:
    """How far the outline lies from the centre in 72 directions `[72]`."""
    points = np.array([*outline, outline[0]])
    dense = np.concatenate([np.linspace(a, b, 12) for a, b in zip(points, points[1:])])
    places = (np.arctan2(dense[:, 1], dense[:, 0]) + pi) / (2 * pi) * 72
    far = np.zeros(72)
    np.maximum.at(far, places.astype(int) % 72, np.hypot(*dense.T))
    known = np.flatnonzero(far)
    return np.interp(np.arange(72), known, far[known], period=72)


def _moved(outlines: list[Outline], x: float, y: float, scale: float) -> list[Outline]:
    return [[(x + scale * a, y + scale * b) for a, b in outline] for outline in outlines]


def _disc(x: float, y: float, radius: float) -> Outline:
    return [(x + radius * cos(2 * pi * i / 24), y + radius * sin(2 * pi * i / 24)) for i in range(24)]
