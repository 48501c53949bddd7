"""The fixtures of other libraries: what the command writes is what is committed, and what they say holds."""

import json

import numpy as np
import pytest
import torch
from PIL import Image

from fixtures import FOLDER, write_fixtures
from parity.features import batches, scores
from parity.medoids import inputs, representatives
from parity.pictures import FILTERS, drawn, transformed
from parity.weights import log_factor, normalised

NAMES = ["weights", "features", "medoids", "pictures"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("parity")
    write_fixtures(folder)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_command_writes_what_is_committed(written, name):
    new, old = (json.loads((folder / f"{name}.json").read_text()) for folder in (written, FOLDER))
    assert_alike(new, old, 1e-5 if name == "features" else 1e-13)
    assert (FOLDER / f"{name}.json").stat().st_size < 100_000


def assert_alike(new, old, tolerance: float, where: str = "fixture") -> None:
    assert type(new) is type(old), where
    if isinstance(old, dict):
        assert list(new) == list(old), where
        for key in old:
            assert_alike(new[key], old[key], tolerance, f"{where}.{key}")
    elif isinstance(old, list):
        assert len(new) == len(old), where
        for i, one in enumerate(old):
            assert_alike(new[i], one, tolerance, f"{where}[{i}]")
    elif isinstance(old, float):
        assert abs(new - old) <= tolerance * max(1, abs(old)), where
    else:
        assert new == old, where


def test_weights_are_powers_over_their_sum():
    logs = np.array([3.0, 1.0, -2.0])
    assert np.allclose(normalised(logs), np.exp(logs) / np.exp(logs).sum(), rtol=0, atol=1e-15)
    for shift in (-5000, 5000):  # no float64 holds exp of these
        assert np.allclose(normalised(logs + shift), normalised(logs), rtol=0, atol=1e-12)


def test_factors_of_a_lineage_sum_to_what_the_papers_say():
    s, rate = np.array([[0.5, -1.0, 2.0]]), np.full(3, 4.0)
    of = lambda word, taken=None: np.stack([log_factor(word, taken, s[:, : j + 1], rate[: j + 1]) for j in range(3)])
    assert np.allclose(of("diff").sum(), 4 * 2.0) and np.allclose(of("tempered").sum(), 4 * 2.0)
    assert np.allclose(of("max")[:, 0], [2, 2, 8]) and np.allclose(of("sum")[:, 0], [2, -2, 6])
    assert np.allclose(of("top-sum", 2)[:, 0], [2, -2, 10])
    # The corrected last factor of twisting, strategies.md 4.3: lambda (s_m − share · s_(m−1)).
    assert np.allclose(4 * s[0, -1] - of("twisted", 0.25)[:-1].sum(), 4 * (2.0 - 0.25 * -1.0))


def test_features_carry_the_largest_variance():
    patches = torch.from_numpy(batches()["like an encoder's"][0]).double()
    variance = torch.linalg.matrix_norm(patches - patches.mean(0), 2) ** 2
    assert torch.isclose(scores(patches).square().sum(), variance)


def test_representatives_do_not_hang_on_the_order_of_the_centres():
    for features, initial in inputs().values():
        kept = representatives(features, initial)
        assert kept == representatives(features, initial[::-1]) and len(set(kept)) == len(initial)


def test_pictures_keep_the_middle_of_the_shorter_side():
    picture = Image.fromarray(drawn("ramp", 60, 20))
    kept = np.asarray(transformed(picture, 20, FILTERS["bicubic"], True))
    assert np.array_equal(kept, drawn("ramp", 60, 20)[:, 20:40])
    assert transformed(picture, 20, FILTERS["bicubic"], False).size == (20, 20)
