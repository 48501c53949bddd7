"""What the card computes from what it draws."""

import json
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from judge.verdict import Found
from measure import eye
from measure.bars import bars
from measure.best_of import best_of, right_above_wrong
from measure.interval import by_category, interval
from measure.proportion import proportion


def _drawn(values: np.ndarray, scores: np.ndarray, n: int) -> float:
    """Every choice of n samples, one by one."""
    best = []
    for chosen in combinations(range(len(values)), n):
        top = max(scores[i] for i in chosen)
        best.append(np.mean([values[i] for i in chosen if scores[i] == top]))
    return float(np.mean(best))


@pytest.mark.parametrize("n", [1, 3, 8])
@pytest.mark.parametrize("seed", range(4))
def test_best_of_is_the_mean_over_all_choices(n: int, seed: int):
    rng = np.random.default_rng(seed)
    values, scores = rng.integers(2, size=8).astype(float), rng.permutation(8).astype(float)
    assert best_of(values, scores, n) == pytest.approx(_drawn(values, scores, n))


def test_best_of_shares_the_chances_of_ties():
    values, scores = np.array([1.0, 0.0, 0.0, 1.0]), np.array([2.0, 2.0, 1.0, 0.0])
    for order in ([0, 1, 2, 3], [3, 1, 0, 2]):
        assert best_of(values[order], scores[order], 1) == pytest.approx(0.5)
        assert best_of(values[order], scores[order], 4) == pytest.approx(0.5)


def test_best_of_by_the_values_themselves():
    right = np.array([1.0] * 3 + [0.0] * 13)
    missed = np.prod([(13 - i) / (16 - i) for i in range(8)])
    assert best_of(right, right, 8) == pytest.approx(1 - missed)
    assert best_of(np.zeros(16), np.zeros(16), 8) == 0 and best_of(np.ones(16), np.ones(16), 8) == pytest.approx(1)


def test_right_above_wrong():
    right = np.array([True, True, False, False])
    assert right_above_wrong(right, np.array([3.0, 1.0, 2.0, 0.0])) == 0.75
    assert right_above_wrong(right, np.array([1.0, 1.0, 1.0, 1.0])) == 0.5
    assert right_above_wrong(np.array([True, True]), np.array([1.0, 2.0])) is None


def test_interval_counts_each_category_once():
    measured = interval({"few": [1.0], "many": [0.0] * 99})
    assert measured == {"mean": 0.5, "low": 0.5, "high": 0.5}
    wide = interval({"one": [0.0, 1.0] * 20})
    assert wide["low"] < 0.4 < 0.6 < wide["high"] and wide["mean"] == 0.5
    assert interval({"one": [0.0, 1.0] * 20}) == wide


def test_by_category_keeps_the_order():
    assert list(by_category(["b", "a", "b"], [1, 2, 3]).items()) == [("b", [1.0, 3.0]), ("a", [2.0])]
    with pytest.raises(ValueError):
        by_category(["a"], [1, 2])


def test_proportion_stays_inside_and_never_pretends_to_be_sure():
    assert proportion(0, 10)["low"] == 0 and 0.2 < proportion(0, 10)["high"] < 0.35
    assert proportion(10, 10)["high"] == 1 and proportion(50, 100)["share"] == 0.5


def _measured(share: float, ratio: float) -> dict:
    one = {"share": share, "low": share, "high": share}
    mean = {"mean": share, "low": share, "high": share}
    return {
        "judge": {"renders": {"all": one}, "reconstructions": {"all": one}},
        "eye": {"agreement": one},
        "reward": {"renders": {"all": one}},
        "raw": {"mean": mean, "categories": {"colors": mean}},
        "search": {"mean": {name: mean for name in ("judgeGain", "rewardGain", "mixed", "rightAboveWrong")}},
        "structure": {"objects": {"ratio": ratio, "low": ratio, "high": ratio}},
    }


def test_the_eye_is_asked_sheet_by_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    star = {"include": [{"class": "star", "count": 1}]}
    shown = {9000: [[], [Found("star", "red", 9, 9, 5)], []], 7000: [[Found("star", "red", 9, 9, 5)]]}
    monkeypatch.setattr(eye, "FIRST_SEED", 9000)
    monkeypatch.setattr(eye, "_sheet", lambda _, first: ([star] * len(shown[first]), None, shown[first]))
    monkeypatch.setattr(eye, "SEEN", tmp_path / "eye.json")
    eye.SEEN.write_text(json.dumps({"step": "abc", "right": [1, 2], "earlier": {"7000": [0]}}))
    measured = eye.measure_eye(SimpleNamespace(roles={"generator": {"step": {"sha256": "abc"}}}))
    assert measured["agreement"] == proportion(2, 3) and measured["chosenOn"] == {"7000": proportion(1, 1)}
    assert (measured["judgeTooKind"], measured["judgeTooStrict"]) == ([], [2])
    with pytest.raises(ValueError, match="step.onnx"):
        eye.measure_eye(SimpleNamespace(roles={"generator": {"step": {"sha256": "other"}}}))


def test_bars_hold_and_fail():
    held = [bar.holds for bar in bars(_measured(0.98, 2.0))]
    assert held.count(False) == 1 and not held[4]  # 0.98 is too good for a raw score
    assert [bar.holds for bar in bars(_measured(0.1, 1.0))] == [False] * 7 + [True] + [False] * 3
