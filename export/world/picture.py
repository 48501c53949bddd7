"""Draws a scene: shapes at three-fold size, averaged down, over a background."""

from math import cos, sin

import numpy as np
from PIL import Image, ImageDraw

from world.background import background
from world.colours import COLOURS
from world.scene import Scene, Thing
from world.shapes import HOLES, OUTLINES

FINE = 3


def picture(scene: Scene, rng: np.random.Generator) -> np.ndarray:
    """The image of a scene `[64, 64, 3]`, uint8."""
    image = background(rng)
    for thing in scene.things:
        tint = np.array(COLOURS[thing.colour], np.float32) + rng.uniform(-12, 12, 3)
        cover = _cover(thing)[..., None]  # (64, 64, 1)
        image += cover * (tint - image)
    return image.clip(0, 255).round().astype(np.uint8)


def _cover(thing: Thing) -> np.ndarray:
    """How much of each pixel the object covers `[64, 64]`, 0…1."""
    mask = Image.new("L", (64 * FINE, 64 * FINE))
    draw = ImageDraw.Draw(mask)
    draw.polygon(_placed(OUTLINES[thing.shape], thing), fill=255)
    if thing.shape in HOLES:
        draw.polygon(_placed(HOLES[thing.shape], thing), fill=0)
    fine = np.asarray(mask, np.float32).reshape(64, FINE, 64, FINE)
    return fine.mean((1, 3)) / 255


def _placed(outline: list[tuple[float, float]], thing: Thing) -> list[tuple[float, float]]:
    c, s = cos(thing.angle) * thing.radius, sin(thing.angle) * thing.radius
    return [(FINE * (thing.x + c * x - s * y), FINE * (thing.y + s * x + c * y)) for x, y in outline]
