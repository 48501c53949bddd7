"""Objects from maps, in PyTorch and in the graph."""

from pathlib import Path

import numpy as np
import torch

from graph.detect import detect_graph
from graph.half import half
from graph.session import Session
from judge.detect import MOST, detect, objects
from judge.judge import CELL, GRID, UNIT, Judge, Maps
from world.colours import COLOURS
from world.shapes import SHAPES


def _maps(*peaks: tuple[int, int, int, float, float]) -> Maps:
    """Maps of one image with peaks (row, column, shape, logit, radius), colour = shape mod 8, offset (0.25, −0.5)."""
    shapes = torch.full((1, len(SHAPES), GRID, GRID), -12.0)
    colours = torch.zeros(1, len(COLOURS), GRID, GRID)
    offsets = torch.tensor([0.25, -0.5])[None, :, None, None].expand(1, 2, GRID, GRID).clone()
    radii = torch.ones(1, 1, GRID, GRID)
    for row, column, shape, logit, radius in peaks:
        shapes[0, shape, row, column] = logit
        colours[0, shape % len(COLOURS), row, column] = 3
        radii[0, 0, row, column] = radius / UNIT
    return Maps(shapes, colours, offsets, radii)


def _sure(maps: Maps) -> list[list[float]]:
    """Rows of the first image with a confidence of a tenth or more."""
    return [row for row in objects(maps)[0].tolist() if row[0] > 0.1]


def test_peaks_in_falling_order_with_their_looks():
    rows = _sure(_maps((3, 4, 7, 1.0, 9), (10, 12, 2, 2.0, 11)))
    assert [row[1:3] for row in rows] == [[2, 2], [7, 7]]
    assert np.allclose([row[0] for row in rows], torch.tensor([2.0, 1.0]).sigmoid())
    assert np.allclose(rows[0][3:], [12.75 * CELL, 10 * CELL, 11]) and np.allclose(rows[1][3:], [19, 12, 9])


def test_a_neighbour_is_no_peak_whatever_its_shape():
    assert [row[1] for row in _sure(_maps((5, 5, 1, 1.0, 9), (6, 6, 4, 2.0, 9)))] == [4]


def test_two_peaks_within_half_a_radius_are_one_object():
    near, far = _maps((5, 5, 1, 2.0, 19), (5, 7, 1, 1.0, 19)), _maps((5, 5, 1, 2.0, 12), (5, 7, 1, 1.0, 12))
    assert len(_sure(near)) == 1 and len(_sure(far)) == 2
    # The radius of the surer one counts: it owns the place.
    assert len(_sure(_maps((5, 5, 1, 2.0, 12), (5, 7, 1, 1.0, 19)))) == 2


def test_at_most_eight():
    peaks = [(1 + 3 * (i // 4), 1 + 3 * (i % 4), 0, float(i), 5.0) for i in range(12)]
    rows = objects(_maps(*peaks))[0]
    assert rows.shape == (MOST, 6) and torch.allclose(rows[:, 0], torch.arange(11.0, 3, -1).sigmoid())


def test_nothing_else_is_reported_where_nothing_is():
    rows = objects(_maps((5, 5, 1, 2.0, 9)))[0]
    assert (rows[1:, 0] < 1e-4).all() and (rows[rows[:, 0] == 0] == 0).all()


def _random() -> Judge:
    """A judge whose maps vary: its last layer starts at zero."""
    torch.manual_seed(0)
    model = Judge()
    torch.nn.init.normal_(model.leave.weight, std=1.0)
    return half(model)


def test_graph_and_pytorch_find_the_same(tmp_path: Path):
    model = _random()
    detect_graph(model).save(tmp_path / "judge.onnx")
    assert (tmp_path / "judge.onnx").stat().st_size < 3_000_000
    images = np.random.default_rng(0).random((6, 3, 64, 64), np.float32)
    session = Session(tmp_path / "judge.onnx")
    got, expected = session(images=images)["objects"], detect(model, torch.from_numpy(2 * images - 1)).numpy()
    assert got.shape == (6, MOST, 6) and (np.diff(got[..., 0]) <= 0).all() and (got[..., 0] > 0).sum() > 20
    assert np.abs(got - expected).max() < 1e-3
    alone = session(images=images[2:3])["objects"]
    assert (alone == got[2:3]).all()
