"""GenEval's rules on hand-made objects."""

import json
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from judge.cases import CASES, objects, write_cases
from judge.verdict import Found, relations, verdict

FIXTURE = Path(__file__).parents[2] / "test" / "fixtures" / "verdicts.json"


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_known_verdicts(case):
    _, row, text, correct = case
    given = verdict(row, objects(text))
    assert given.correct == correct and (given.reason == "") == correct


def test_the_cases_are_of_both_kinds():
    right = sum(case[3] for case in CASES)
    assert len(CASES) >= 60 and 20 < right < len(CASES) - 20
    assert len({case[0] for case in CASES}) == len(CASES)


def test_the_order_of_objects_matters_only_in_ties():
    for _, row, text, correct in CASES:
        given = objects(text)
        if len({one.confidence for one in given}) == len(given):
            assert all(verdict(row, list(turned)).correct == correct for turned in permutations(given))


def test_places_turn_round():
    rng, turned = np.random.default_rng(0), {"left of": "right of", "above": "below"}
    turned |= {after: before for before, after in turned.items()}
    seen = set()
    for _ in range(500):
        first, second = (Found("star", "red", *rng.uniform(8, 56, 2), rng.uniform(6, 16)) for _ in range(2))
        there, back = relations(first, second), relations(second, first)
        assert {turned[one] for one in there} == set(back)
        seen.add(tuple(sorted(there)))
    assert len(seen) == 9  # nowhere, four places, four diagonals


def test_reasons_come_in_the_order_of_the_row():
    row = {"include": [{"class": "ring", "count": 1, "color": "blue"}, {"class": "star", "count": 2}]}
    row["exclude"] = [{"class": "moon", "count": 1}]
    reasons = verdict(row, objects("ring red 32 32 9, moon red 9 9 8")).reason.split("; ")
    assert reasons[:2] == ["ring: expected 1 blue, found 0", "star: expected 2, found 0"]
    assert reasons[2:] == ["moon: expected fewer than 1, found 1"]


def test_the_fixture_is_what_is_written(tmp_path: Path):
    write_cases(tmp_path / "verdicts.json")
    written = json.loads((tmp_path / "verdicts.json").read_text())
    assert written == json.loads(FIXTURE.read_text())
    assert [one["correct"] for one in written["cases"]] == [case[3] for case in CASES]
