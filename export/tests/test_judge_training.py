"""A smoke training of the judge, its questions and its measures."""

from collections import Counter
from pathlib import Path

import numpy as np
import torch

from judge.found import found, shown
from judge.loss import judge_loss
from judge.measure import agreement, measure_judge
from judge.pool import SLOTS, Pool, pool
from judge.questions import questions, spoiled
from judge.rebuild import rebuild
from judge.threshold import CANDIDATES, choose_threshold
from judge.train import train_judge
from judge.verdict import verdict
from tokenizer.train import Tokenizer
from training.train import Budget
from world.colours import COLOURS
from world.scene import HELD_OUT
from world.shapes import SHAPES


def _tokenizer() -> Tokenizer:
    """An untrained tokenizer whose amplitudes are set."""
    torch.manual_seed(0)
    tokenizer = Tokenizer()
    tokenizer.quantizer(torch.randn(4, 16, 8, 8))
    return tokenizer.eval()


def test_training_learns(tmp_path: Path):
    made = pool(_tokenizer(), 40, tmp_path / "pool.pt", 1)
    assert made.images.shape == (120, 3, 64, 64) and made.marks.shape == (120, SLOTS, 6)
    again = pool(_tokenizer(), 40, tmp_path / "other.pt", 1)
    assert torch.equal(made.images, again.images) and torch.equal(made.marks, again.marks)
    drawn = Pool(made.images[:40], made.marks[:40])  # the untrained tokenizer shows nothing
    first, _ = train_judge(drawn, Budget(minutes=5, steps=1), tmp_path / "first.pt", 1)
    judge, later = train_judge(drawn, Budget(minutes=5, steps=25, rate=0.01), tmp_path / "later.pt", 1)
    assert later["steps"] == 25 and later["heldLoss"] > 0
    with torch.no_grad():
        before, after = (judge_loss(one(drawn.images.float() / 127.5 - 1), drawn.marks) for one in (first, judge))
    assert after < 0.8 * before
    threshold, share = choose_threshold(judge, _tokenizer(), each=1)
    assert threshold in CANDIDATES and 0 <= share <= 1
    measured = measure_judge(judge, threshold, _tokenizer(), each=1)
    assert measured["renders"]["all"]["of"] == 6 and measured["unseenRenders"]["all"]["of"] == 3


def test_questions_are_balanced_and_answered_by_the_rules():
    asked = questions(10, 5)
    assert set(Counter(one.category for one in asked).values()) == {10} and len(asked) == 60
    assert 25 <= sum(one.answer for one in asked) <= 35
    assert all(verdict(one.row, shown(one.scene)).correct == one.answer for one in asked)
    rare = questions(4, 6, unseen=True)
    assert all(any((thing.shape, thing.colour) in HELD_OUT for thing in one.scene.things) for one in rare)


def _rows(asked: list) -> torch.Tensor:
    """What a faultless judge would detect `[N, 8, 6]`."""
    rows = torch.zeros(len(asked), 8, 6)
    for row, one in zip(rows, asked):
        for place, thing in zip(row, one.scene.things):
            looks = SHAPES.index(thing.shape), list(COLOURS).index(thing.colour)
            place[:] = torch.tensor([0.9, *looks, thing.x, thing.y, thing.radius])
    return rows


def test_a_faultless_judge_agrees_and_a_blind_one_does_not():
    asked = questions(10, 5)
    assert agreement(asked, _rows(asked), 0.5)["all"]["share"] == 1
    blind = agreement(asked, torch.zeros(60, 8, 6), 0.5)["all"]["share"]
    assert blind == 1 - sum(one.answer for one in asked) / 60
    assert agreement(asked, _rows(asked), 0.95)["all"]["share"] == blind
    assert found(_rows(asked)[0], 0.9) == [] and len(found(_rows(asked)[0], 0.89)) == len(asked[0].scene.things)


def test_a_blot_takes_one_object_away():
    asked = questions(5, 7)
    broken, images = spoiled(asked, np.random.default_rng(0))
    assert images.shape == (30, 3, 64, 64) and images.min() >= -1 and images.max() <= 1
    assert [len(one.scene.things) for one in broken] == [len(one.scene.things) - 1 for one in asked]
    assert sum(one.answer for one in broken) < sum(one.answer for one in asked)


def test_rebuilding_flips_and_cuts():
    tokenizer, images = _tokenizer(), torch.rand(3, 3, 64, 64) * 2 - 1
    whole = rebuild(tokenizer, images)
    assert torch.equal(whole, rebuild(tokenizer, images, torch.zeros(3), torch.full((3,), 12)))
    hurt = rebuild(tokenizer, images, torch.tensor([0, 0.2, 0]), torch.tensor([12, 12, 8]))
    assert torch.equal(hurt[0], whole[0]) and not torch.equal(hurt[1], whole[1]) and not torch.equal(hurt[2], whole[2])
    torch.manual_seed(1)
    every = rebuild(tokenizer, images, torch.ones(3))  # every bit wrong: the codes turn round
    assert not torch.equal(every, whole)
