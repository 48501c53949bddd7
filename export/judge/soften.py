"""Rounds an outline as a generator does that is not sure of it: blunt arms and filled notches."""

import numpy as np
from PIL import Image, ImageFilter

#: Share of the blurred ink that still counts: below a half, for notches fill up sooner than tips wear off.
LEVEL = 0.4
#: The blur of pieces that are rounded, as a share of their radius. At its end a star is nearly a pentagon.
GENTLE = (0.05, 0.22)


def softness(rng: np.random.Generator) -> float:
    """A blur for one piece, none for half of them."""
    return float(rng.uniform(*GENTLE)) if rng.random() < 0.5 else 0.0


def soften(mask: Image.Image, blur: float) -> Image.Image:
    """`mask` (0 or 255) blurred by a Gaussian of `blur` pixels, and cut off again at `LEVEL`."""
    blurred = mask.filter(ImageFilter.GaussianBlur(blur))
    return blurred.point([255 * (ink > 255 * LEVEL) for ink in range(256)])
