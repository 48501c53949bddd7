"""The fixture for other languages: its noise rule, and the shipped graphs against it."""

import json

import numpy as np
import pytest

from conftest import EXPORT, SHIPPED
from generator.sampling import read_sampling
from graph.session import Session
from graph.walk import walk
from measure.fixture import noise, write_fixture

FIXTURE = EXPORT.parent / "test" / "fixtures" / "step.json"


def test_noise_rule():
    flat = np.concatenate([one.numpy().ravel() for one in noise()])
    assert len(flat) == 226 * 16 and flat.dtype == np.float32
    for j in (0, 1, 2, 17, 3615):
        number = (j * 2654435761) % 2**32 >> 9
        assert float(flat[j]) == (number + 0.5) * 2**-23
    assert 0 < flat.min() and flat.max() < 1


def test_written_fixture_is_small(smoke, tmp_path):
    write_fixture(smoke, tmp_path / "step.json")
    assert (tmp_path / "step.json").stat().st_size < 40_000


@pytest.mark.skipif(not (FIXTURE.exists() and SHIPPED.exists()), reason="no shipped bundle")
def test_shipped_graphs_draw_the_fixture():
    fixture = json.loads(FIXTURE.read_text())
    sampling = read_sampling(fixture["sampling"])
    sessions = Session(SHIPPED / "begin.onnx"), Session(SHIPPED / "step.onnx")
    walked = walk(*sessions, np.array([fixture["ids"]]), [one.numpy() for one in noise()], sampling)
    for bits, probabilities, expected in zip(walked.bits, walked.probabilities, fixture["scales"]):
        assert np.packbits(bits.astype(np.uint8).ravel()).tobytes().hex() == expected["bits"]
        assert np.allclose(probabilities.ravel()[:8], expected["probabilities"], atol=1e-4)
