"""Outlines of the world's shapes, in units of the object's radius, y downwards."""

from math import asin, cos, pi, sin

Outline = list[tuple[float, float]]


def _arc(centre_x: float, radius: float, first: float, last: float, points: int = 40) -> Outline:
    angles = [first + (last - first) * i / (points - 1) for i in range(points)]
    return [(centre_x + radius * cos(a), radius * sin(a)) for a in angles]


def _polygon(corners: int, radius: float) -> Outline:
    return [(radius * sin(2 * pi * i / corners), -radius * cos(2 * pi * i / corners)) for i in range(corners)]


def _star() -> Outline:
    radii = [1.08, 0.44] * 5
    return [(r * sin(pi * i / 5), -r * cos(pi * i / 5)) for i, r in enumerate(radii)]


def _heart() -> Outline:
    angles = [2 * pi * i / 60 for i in range(60)]
    return [
        (
            16 * sin(a) ** 3 / 16.5,
            -(13 * cos(a) - 5 * cos(2 * a) - 2 * cos(3 * a) - cos(4 * a) + 2) / 15.5,
        )
        for a in angles
    ]


def _moon() -> Outline:
    # Both arcs meet at the tips: the outer runs round the back, the inner returns.
    outer = _arc(0.1, 0.98, -1.28, -2 * pi + 1.28)
    inner_radius = 1.15
    tip_x, tip_y = outer[0]
    inner_centre = tip_x + (inner_radius**2 - tip_y**2) ** 0.5
    half = pi - asin(-tip_y / inner_radius)  # angle of the lower tip, seen from the inner centre
    return outer + _arc(inner_centre, inner_radius, half, 2 * pi - half)


#: Filled outline of each shape; `ring` has a hole as well.
OUTLINES: dict[str, Outline] = {
    "circle": _arc(0, 1.0, 0, 2 * pi, 60),
    "square": [(-0.84, -0.84), (0.84, -0.84), (0.84, 0.84), (-0.84, 0.84)],
    "triangle": [(x, y + 0.2) for x, y in _polygon(3, 1.15)],
    "star": _star(),
    "ring": _arc(0, 1.0, 0, 2 * pi, 60),
    "cross": [
        (-0.3, -1), (0.3, -1), (0.3, -0.3), (1, -0.3), (1, 0.3), (0.3, 0.3),
        (0.3, 1), (-0.3, 1), (-0.3, 0.3), (-1, 0.3), (-1, -0.3), (-0.3, -0.3),
    ],
    "heart": _heart(),
    "diamond": [(0, -1.1), (0.74, 0), (0, 1.1), (-0.74, 0)],
    "moon": _moon(),
    "arrow": [(0, -1.08), (0.85, -0.1), (0.3, -0.1), (0.3, 1.02), (-0.3, 1.02), (-0.3, -0.1), (-0.85, -0.1)],
}

#: Outlines that are cut out again.
HOLES: dict[str, Outline] = {"ring": _arc(0, 0.52, 0, 2 * pi, 60)}

SHAPES = list(OUTLINES)
