"""What the judge learns from: labels of whole, spoiled and damaged pieces, and the targets made of them."""

import numpy as np
import pytest
import torch

from judge.blot import blot, parts
from judge.judge import CELL, GRID, UNIT, Maps
from judge.layout import Piece, layout
from judge.loss import judge_loss
from judge.paint import cover, paint
from judge.pool import SLOTS, marks
from judge.remains import State, colour, overlaps, state
from judge.soften import GENTLE
from judge.targets import targets
from world.colours import COLOURS
from world.scene import HELD_OUT
from world.shapes import SHAPES


def _piece(shape: str | None, tint: str = "blue", x: float = 30.0, y: float = 33.0, outlines=None, soft=0.0) -> Piece:
    return Piece(shape, tint, outlines or parts(shape), x, y, 12.0, 0.1, soft)


def _state(piece: Piece, image: np.ndarray | None = None) -> State:
    painted = paint([piece], np.random.default_rng(0))
    return state(piece, overlaps(painted.image if image is None else image, painted, [piece], 0))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_whole_shape_is_seen_and_a_wiped_one_is_gone(shape: str):
    piece = _piece(shape)
    painted = paint([piece], np.random.default_rng(0))
    assert _state(piece) == State.SEEN
    assert _state(piece, painted.behind) == State.GONE
    half = painted.image.copy()
    half[:, :30] = painted.behind[:, :30]
    assert _state(piece, half) != State.SEEN


def test_a_shape_in_another_colour_is_still_seen():
    piece, other = _piece("star", "blue"), _piece("star", "orange")
    image = paint([other], np.random.default_rng(0)).image
    painted = paint([piece], np.random.default_rng(0))
    assert _state(piece, image) == State.SEEN
    assert list(COLOURS)[colour(image, painted.covers[0])] == "orange"


@pytest.mark.parametrize(("was", "became"), [("ring", "circle"), ("circle", "square"), ("star", "triangle")])
def test_what_looks_like_another_shape_is_not_seen(was: str, became: str):
    image = paint([_piece(became)], np.random.default_rng(0)).image
    assert _state(_piece(was), image) != State.SEEN


def test_rounding_wears_tips_off_and_fills_notches():
    sharp, soft = (cover(parts("star"), 32.5, 32.5, 16, 0, blur) for blur in (0, GENTLE[1]))
    tip, notch = (32 - 16, 32), (32 + 9, 32)  # row and column: the upper tip, and between the lower two
    assert sharp[tip] > 0.2 and soft[tip] == 0
    assert sharp[notch] == 0 and soft[notch] == 1


@pytest.mark.parametrize("shape", SHAPES)
def test_a_gently_rounded_shape_is_still_seen(shape: str):
    piece = _piece(shape, soft=GENTLE[1])
    assert _state(piece) == State.SEEN
    assert marks([piece], paint([piece], np.random.default_rng(0)))[0, 0] == State.SEEN


@pytest.mark.parametrize("shape", ["star", "cross", "ring", "square", "moon"])
def test_a_shape_that_rounding_has_worn_away_is_not_learned_as_one(shape: str):
    piece = _piece(shape, soft=0.5)
    assert marks([piece], paint([piece], np.random.default_rng(0)))[0, 0] != State.SEEN


def test_a_neighbour_does_not_spoil_a_shape():
    pieces = [_piece("heart", x=20), _piece("square", "red", x=40)]
    painted = paint(pieces, np.random.default_rng(0))
    for i, piece in enumerate(pieces):
        fits = overlaps(painted.image, painted, pieces, i)
        assert fits.argmax() == SHAPES.index(piece.shape) and fits.max() > 0.9


def test_most_blots_are_nothing():
    rng = np.random.default_rng(1)
    for soft in (0, GENTLE[1]):
        states = [_state(_piece(None, outlines=blot(rng), soft=soft)) for _ in range(100)]
        assert State.SEEN not in states and states.count(State.GONE) > 50


def test_layouts_know_all_looks_and_blots():
    rng = np.random.default_rng(2)
    pieces = [piece for _ in range(1500) for piece in layout(rng)]
    looks = {(piece.shape, piece.colour) for piece in pieces if piece.shape}
    assert looks == {(shape, tint) for shape in SHAPES for tint in COLOURS} and HELD_OUT < looks
    assert 0.1 < sum(piece.shape is None for piece in pieces) / len(pieces) < 0.3
    assert {bool(piece.soft) for piece in pieces if piece.shape is None} == {True, False}
    assert 0.45 < sum(piece.soft > 0 for piece in pieces) / len(pieces) < 0.55


def test_marks_say_what_is_there():
    speck = [[(-0.2, -0.2), (0.2, -0.2), (0, 0.3)]], []
    pieces = [_piece("moon", "pink", 20, 40), _piece(None, x=50, outlines=speck)]
    table = marks(pieces, paint(pieces, np.random.default_rng(0)))
    assert table.shape == (SLOTS, 6) and (table[2:] == 0).all()
    assert table[0].tolist() == [State.SEEN, SHAPES.index("moon"), list(COLOURS).index("pink"), 20, 40, 12]
    assert table[1, 0] == State.GONE


def _marks(*rows: tuple[float, ...]) -> torch.Tensor:
    return torch.tensor([[*rows, *[(0.0,) * 6] * (SLOTS - len(rows))]])


def test_targets():
    table = _marks((State.SEEN, 3, 2, 21.0, 46.5, 10.0), (State.UNSURE, 1, 0, 50.0, 10.0, 8.0))
    hills, counted, near, offsets = targets(table)
    assert hills.shape == (1, len(SHAPES), GRID, GRID) and hills[0, 3, 11, 5] == 1 and (hills == 1).sum() == 1
    assert 0.1 < hills[0, 3, 11, 6] < 1 and (hills[0, [0, 1, 2, 4]] == 0).all()
    assert counted[0, 0, 2, 12] == 0 and counted[0, 0, 11, 5] == 1 and (counted == 0).sum() == 9
    assert torch.allclose(near.sum((2, 3)), torch.tensor([[1.0, 0, 0, 0, 0]]))
    row, column = 11 * CELL + CELL / 2, 5 * CELL + CELL / 2
    assert offsets[0, 0, :, 11, 5].tolist() == [(21 - column) / CELL, (46.5 - row) / CELL]


def _perfect(table: torch.Tensor) -> Maps:
    hills, _, _, offsets = targets(table)
    colours = torch.zeros(1, len(COLOURS), GRID, GRID)
    colours[:, int(table[0, 0, 2])] = 20
    shapes = torch.where(hills == 1, 9.0, -9.0)
    return Maps(shapes, colours, offsets[:, 0], torch.full((1, 1, GRID, GRID), table[0, 0, 5].item() / UNIT))


def test_the_loss_is_near_zero_for_the_truth_alone():
    table = _marks((State.SEEN, 3, 2, 21.0, 45.0, 10.0))
    perfect = _perfect(table)
    assert judge_loss(perfect, table) < 0.01
    for wrong in (
        perfect._replace(shapes=perfect.shapes.roll(1, 1)),
        perfect._replace(shapes=perfect.shapes.roll(4, 3)),
        perfect._replace(colours=perfect.colours.roll(1, 1)),
        perfect._replace(offsets=-perfect.offsets),
        perfect._replace(radii=2 * perfect.radii),
    ):
        assert judge_loss(wrong, table) > 0.1


def test_what_is_unsure_teaches_no_shape():
    table = _marks((State.SEEN, 3, 2, 21.0, 45.0, 10.0), (State.UNSURE, 1, 0, 50.0, 10.0, 8.0))
    silent = _perfect(table)
    loud = silent._replace(shapes=silent.shapes.clone())
    loud.shapes[0, :, 2, 12] = 5
    assert judge_loss(loud, table) == judge_loss(silent, table)
    table[0, 1, 0] = State.GONE
    assert judge_loss(loud, table) > judge_loss(silent, table) + 1
