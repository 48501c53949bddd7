"""Draws pieces over a background, and keeps what is needed to see later what damage has left of them."""

from math import cos, sin
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from judge.blot import Parts
from judge.layout import Piece
from judge.soften import soften
from world.background import background
from world.colours import COLOURS

FINE = 3


class Painted(NamedTuple):
    image: np.ndarray  # (64, 64, 3), float32 in 0…255
    behind: np.ndarray  # (64, 64, 3): the background alone
    covers: np.ndarray  # (pieces, 64, 64), 0…1


def paint(pieces: list[Piece], rng: np.random.Generator) -> Painted:
    """The picture of `pieces`, in the world's colours and on its backgrounds."""
    behind = background(rng)
    image, covers = behind.copy(), []
    for piece in pieces:
        tint = np.array(COLOURS[piece.colour], np.float32) + rng.uniform(-12, 12, 3)
        covers.append(cover(piece.parts, piece.x, piece.y, piece.radius, piece.angle, piece.soft))
        image += covers[-1][..., None] * (tint - image)
    return Painted(image.clip(0, 255), behind, np.stack(covers))


def cover(
    parts: Parts, x: float, y: float, radius: float, angle: float, soft: float = 0.0, side: int = 64
) -> np.ndarray:
    """How much of each pixel the outlines cover `[side, side]`, 0…1; rounded by a blur of `soft` radii."""
    mask = Image.new("L", (side * FINE, side * FINE))
    draw = ImageDraw.Draw(mask)
    c, s = FINE * radius * cos(angle), FINE * radius * sin(angle)
    for outlines, fill in zip(parts, (255, 0)):
        for outline in outlines:
            draw.polygon([(FINE * x + c * u - s * v, FINE * y + s * u + c * v) for u, v in outline], fill=fill)
    if soft:
        mask = soften(mask, soft * FINE * radius)
    fine = np.asarray(mask, np.float32).reshape(side, FINE, side, FINE)
    return fine.mean((1, 3)) / 255
