"""The figures of Infinity-2B against those that its papers and a count by hand give."""

import json
from pathlib import Path

import pytest
from costs.infinity_2b import bundle
from costs.scorers import aesthetic, dinov2_large, image_reward, inception
from infinity.cost import decode_cost
from infinity.published import published
from infinity.size import SIDES

TERA = 1e12


def test_transformer():
    cost = bundle()["roles"]["generator"]["cost"]
    again = cost["official"]["again"]  # which the official code adds at every scale, and varflow once
    raw = sum(one + again for one in cost["transformer"]) / TERA
    assert raw / 2 == pytest.approx(57.79, abs=0.005)  # one sequence
    assert raw == pytest.approx(115.6, abs=0.05)
    generating = (8, 8, 8, 6, 6, 6, 4, 2, 2, 2, 1, 1, 1)
    searched = sum(paths * (one + again) for paths, one in zip(generating, cost["transformer"])) / TERA
    assert searched == pytest.approx(150.4, abs=0.05)
    assert cost["official"]["text"] / TERA == pytest.approx(1.19, abs=0.07)
    assert 0.07 * TERA < cost["begin"] < 0.11 * TERA


def test_each_scale():
    cost = bundle()["roles"]["generator"]["cost"]
    sequences = [(one + cost["official"]["again"]) / 2 / TERA for one in cost["transformer"]]
    assert sequences[6] == pytest.approx(1.015, abs=0.0005) and sequences[12] == pytest.approx(26.740, abs=0.0005)
    assert all(0 < part < whole for part, whole in zip(cost["attention"], cost["transformer"]))
    assert cost["cacheBytes"][0] == 2 * 256 * 1024  # one token, two rows
    assert cost["cacheBytes"][-1] == sum(side**2 for side in SIDES) * 2 * 256 * 1024


@pytest.mark.parametrize(("side", "flops"), [(16, 0.616), (32, 2.46), (48, 5.54), (64, 9.85)])
def test_decoder(side, flops):
    assert decode_cost(published("2b"), side) / TERA == pytest.approx(flops, rel=0.001)


def test_scorers():
    assert dinov2_large() / TERA == pytest.approx(0.165, abs=0.001)
    assert inception() / TERA == pytest.approx(0.0114, abs=0.0001)
    assert image_reward() / TERA == pytest.approx(0.14, abs=0.005)
    assert aesthetic() / TERA == pytest.approx(0.67, abs=0.01)


def test_bundle_is_the_one_that_ships():
    shipped = Path(__file__).parents[2] / "models" / "infinity-2b" / "bundle.json"
    assert json.loads(shipped.read_text(encoding="utf8")) == bundle()
