"""What damage has left of a piece: still the shape, surely no shape, or hard to say."""

from enum import IntEnum
from functools import cache
from itertools import product

import numpy as np

from judge.blot import parts
from judge.layout import Piece
from judge.paint import Painted, cover
from world.colours import COLOURS
from world.shapes import SHAPES


class State(IntEnum):
    GONE = 0
    SEEN = 1
    UNSURE = 2


_TINTS = np.array(list(COLOURS.values()), np.float32)  # (8, 3)
_SIDE = 56  # pixels of the window around a piece: the largest fits
_ROWS, _COLUMNS = np.mgrid[0:_SIDE, 0:_SIDE] + 0.5
_SCALES = (0.87, 1.0, 1.13)
_SOFTNESS = (0.0, 0.15)  # of the shapes compared with: an eye names sharp and rounded ones


def overlaps(image: np.ndarray, painted: Painted, pieces: list[Piece], which: int) -> np.ndarray:
    """How well each shape of the world fits what is seen at a piece's place `[10]`, 0…1.

    `image` `[64, 64, 3]` in 0…255 is the damaged picture. Seen is what differs from the background, whatever its
    colour. An overlap is intersection over union with the shape drawn there, at the best of three sizes,
    sharp or rounded.
    """
    piece = pieces[which]
    contrast = np.linalg.norm(_TINTS[list(COLOURS).index(piece.colour)] - painted.behind, axis=-1)
    seen = (np.linalg.norm(image - painted.behind, axis=-1) / contrast).clip(0, 1)  # (64, 64)
    others = np.delete(painted.covers, which, 0)
    counted = 1 - others.max(0, initial=0)
    left, top = (int(v) - _SIDE // 2 for v in (piece.x, piece.y))
    shown, counted = (_window(array, left, top) for array in (seen, counted))
    x, y = (round(2 * v) / 2 for v in (piece.x - left, piece.y - top))
    near = counted * (np.hypot(_COLUMNS - x, _ROWS - y) < 1.4 * piece.radius)
    best = np.zeros(len(SHAPES))
    for scale, soft in product(_SCALES, _SOFTNESS):
        drawn = _shapes(round(2 * scale * piece.radius), round(piece.angle / 0.08), x, y, soft)  # (10, 56, 56)
        both, either = np.minimum(shown, drawn) * near, np.maximum(shown, drawn) * near
        best = np.maximum(best, both.sum((1, 2)) / either.sum((1, 2)).clip(1e-6))
    return best


def state(piece: Piece, fits: np.ndarray) -> State:
    """Judges a piece by its overlaps `fits` `[10]`: its own has to be large, and larger than any other."""
    if piece.shape is None:
        return State.GONE if fits.max() < 0.72 else State.UNSURE
    own, other = fits[SHAPES.index(piece.shape)], np.delete(fits, SHAPES.index(piece.shape)).max()
    if (own > 0.72 and own > other + 0.03) or (own > 0.62 and own > other + 0.12):
        return State.SEEN
    lost = own < 0.5 or own < other - 0.08
    return State.GONE if lost and other < 0.8 else State.UNSURE  # what looks like another shape teaches nothing


def colour(image: np.ndarray, cover: np.ndarray) -> int:
    """The colour nearest to the mean of `image` `[64, 64, 3]` under `cover` `[64, 64]`: its place in the list."""
    mean = (image * cover[..., None]).sum((0, 1)) / cover.sum().clip(1e-6)
    return int(np.linalg.norm(_TINTS - mean, axis=1).argmin())


@cache
def _shapes(halves: int, turn: int, x: float, y: float, soft: float) -> np.ndarray:
    """All shapes `[10, 56, 56]` with a radius in half pixels and an angle in 0.08 radians: few enough to keep."""
    return np.stack([cover(parts(shape), x, y, halves / 2, 0.08 * turn, soft, _SIDE) for shape in SHAPES])


def _window(array: np.ndarray, left: int, top: int) -> np.ndarray:
    """The square of `array` `[64, 64]` from (left, top), zeros outside."""
    wide = np.pad(array, _SIDE)
    return wide[top + _SIDE : top + 2 * _SIDE, left + _SIDE : left + 2 * _SIDE].astype(np.float32)
