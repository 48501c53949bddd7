"""The rewards' data, orders and graphs, on untrained models; what they learned is in their measures."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from aesthetic.aesthetic import Aesthetic
from aesthetic.grades import GRADES, grades_of
from aesthetic.spoil import WAYS, spoiled
from aesthetic.train import COUPLES, ROWS, _loss, train_aesthetic
from alignment.alignment import Alignment
from alignment.cases import CATEGORIES, cases
from alignment.couples import couples, phrases
from alignment.fitting import fits
from alignment.grounding import OPEN, cells
from alignment.lesson import SINGLES, lesson
from alignment.measure import measure_alignment
from alignment.pool import Pool, pool_of
from alignment.train import train_alignment
from graph.builder import Builder
from graph.half import half
from graph.images import aesthetic_graph, score_graph
from graph.session import Session
from graph.weights import weights
from tokenizer.train import Tokenizer, to_tensor
from training.train import Budget
from world.mistake import holds
from world.picture import picture
from world.scene import HELD_OUT, Scene, Thing, scene
from world.vocabulary import WORDS, encode

FEW = Budget(minutes=1, steps=2)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    torch.manual_seed(0)
    made = Tokenizer()
    made.quantizer(torch.randn(8, 16, 8, 8))  # sets the amplitudes
    return made.eval()


@pytest.fixture(scope="module")
def small_pool(tokenizer: Tokenizer) -> Pool:
    return pool_of(tokenizer, couples(14, 3), 3)


def _world(count: int) -> tuple[np.ndarray, list[Scene]]:
    rng = np.random.default_rng(4)
    scenes = [scene(rng) for _ in range(count)]
    return np.stack([picture(one, rng) for one in scenes]), scenes


def test_couples_differ_and_are_told_apart():
    rng = np.random.default_rng(0)
    some = couples(200, 5)
    assert some[:3] == couples(3, 5)
    for couple in some:
        first, second = phrases(couple, rng)
        assert holds(first, couple.first) and not holds(first, couple.second)
        assert not holds(second, couple.first)
    changed = [one.things[0] for couple in some for one in couple if one.kind == "single"]
    assert {(thing.shape, thing.colour) for thing in changed} & HELD_OUT


def test_pool_has_equal_backgrounds_and_rising_damage(small_pool: Pool):
    corner = small_pool.renders[:, :, :, 0, 0].int()  # objects stay two pixels off the border
    assert (corner[:, 0] == corner[:, 1]).all() and len(corner[:, 0].unique(dim=0)) > 10
    assert (small_pool.renders[:, 0] != small_pool.renders[:, 1]).flatten(1).any(1).all()
    assert small_pool.renders.shape == small_pool.rebuilt.shape == small_pool.hurt.shape == (14, 2, 3, 64, 64)


def test_lesson_puts_right_above_wrong(small_pool: Pool):
    some, (images, scenes) = couples(14, 3), _world(SINGLES)
    one = lesson(images, scenes, some, small_pool, np.random.default_rng(1))
    count = len(one.images)
    assert one.ids.shape == (2 * count, 16) and one.truth.shape == (2 * count,)
    better, worse = one.truth[one.better], one.truth[one.worse]
    known = better.isfinite() & worse.isfinite() & (one.weights > 0)
    assert known.sum() > 60 and (better >= worse)[known].all() and (better > worse)[known].float().mean() > 0.9
    assert torch.equal(one.truth[:SINGLES], torch.ones(SINGLES))
    assert torch.equal(one.truth[count : count + SINGLES], torch.zeros(SINGLES))


def test_words_lie_where_their_objects_do():
    star, ring = Thing("star", "red", 12, 50, 9, 0), Thing("ring", "blue", 52, 10, 9, 0)
    ids = torch.tensor([encode("a blue star and a ring"), encode("two black moons")])
    found = cells([Scene("pair", (star, ring))] * 2, ids)
    named = {WORDS[word]: cell for word, cell in zip(ids[0].tolist(), found[0].tolist()) if cell != OPEN}
    assert named == {"blue": 8 * 1 + 6, "star": 8 * 6 + 1, "ring": 8 * 1 + 6}
    assert (found[1] == OPEN).all()
    twice = Scene("count", (star, Thing("star", "red", 40, 20, 9, 0)))
    assert (cells([twice], torch.tensor([encode("a red star")])) == OPEN).all()


def _held(prompt: str, *things: Thing) -> dict[str, float]:
    ids = encode(prompt)
    found = fits([Scene("pair", things)], torch.tensor([ids]))[0].tolist()
    return {WORDS[word]: one for word, one in zip(ids, found) if one == one}


def test_words_hold_or_do_not():
    star, ring = Thing("star", "red", 12, 30, 9, 0), Thing("ring", "blue", 50, 32, 9, 0)
    both = {"star": 1, "ring": 1}
    assert _held("a pink star and a ring", star, ring) == both | {"pink": 0}
    assert _held("a pink star and a blue ring", star, ring) == both | {"pink": 0, "blue": 1}
    assert _held("a photo of a star left of a ring", star, ring) == both | {"left": 1}
    assert _held("a ring left of a star", star, ring) == both | {"left": 0}
    assert _held("a red moon above a ring", star, ring) == {"moon": 0, "ring": 1}
    assert _held("a photo of a red star", star) == {"a": 1, "red": 1, "star": 1}
    assert _held("a star", star, star) == {"a": 0, "star": 1}
    assert _held("three red stars", star, star) == {"three": 0, "red": 1, "stars": 1}
    assert _held("two stars", star, ring) == {"two": 1, "stars": 0}


def test_cases_cover_categories_and_kinds_of_mistake():
    usual, unseen = cases(20, 1), cases(5, 2, unseen=True)
    assert [sum(case.right.tag == tag for case in usual) for tag in CATEGORIES] == [20] * 6
    assert {case.way for case in usual} == {"count", "relation", "swap", "shape", "colour"}
    for case in usual + unseen:
        assert holds(case.right, case.scene) and not holds(case.wrong, case.scene)
    assert all(any(look in HELD_OUT for look in case.right.looks) for case in unseen)


@pytest.mark.parametrize("way", WAYS)
def test_spoiling_grows_with_strength(way: str):
    images = to_tensor(_world(4)[0])
    apart = [
        (spoiled(images, way, strength, np.random.default_rng(0)) - images).square().mean()
        for strength in (0.0, 0.4, 0.9)
    ]
    assert apart[0] == 0 and apart[0] < apart[1] < apart[2]


def test_grades_rise(tokenizer: Tokenizer):
    levels = grades_of(tokenizer, 30, 7).float()
    apart = (levels - levels[:, :1]).square().mean((0, 2, 3, 4)).sqrt()
    assert levels.shape[1] == len(GRADES) and apart[0] == 0 < apart[1]
    assert (apart[2:] > 1.15 * apart[1:-1]).all(), apart


def test_aesthetic_wants_less_damage_higher():
    torn = torch.ones(COUPLES)
    rising = torch.zeros((len(GRADES) + 2) * ROWS + 3 * COUPLES)  # graded, the worst first, …
    rising[: len(GRADES) * ROWS] = 3.0 * torch.arange(len(GRADES)).repeat_interleave(ROWS)
    spoilt = torch.zeros_like(rising)  # … most spoilt, less, …
    spoilt[len(GRADES) * ROWS : (len(GRADES) + 1) * ROWS] = -1
    coupled = torch.zeros_like(rising)  # … mixture, rebuilt, render
    coupled[-3 * COUPLES :] = torch.arange(3.0).repeat_interleave(COUPLES)
    for better in (rising, spoilt, coupled):
        assert _loss(better, torn) < _loss(torch.zeros_like(better), torn) < _loss(-better, torn)


def test_rewards_train_and_are_measured(tokenizer: Tokenizer, small_pool: Pool, tmp_path: Path):
    images, scenes = _world(200)
    some = couples(14, 3)
    reward, made = train_alignment(images, scenes, some, small_pool, FEW, tmp_path / "a.pt", 1)
    assert made["steps"] == 2 and 0 <= made["pairAccuracy"] <= 1
    measured = measure_alignment(reward, tokenizer, 2)
    assert set(measured) == {"renders", "reconstructions", "pictures"}
    assert set(measured["renders"]["categories"]) == set(CATEGORIES)
    second, made = train_aesthetic(grades_of(tokenizer, 20, 7), small_pool, FEW, tmp_path / "b.pt", 1)
    assert made["steps"] == 2 and second(torch.zeros(3, 3, 64, 64)).shape == (3,)


def _scored(builder: Builder, path: Path, model: nn.Module, *ids: np.ndarray) -> None:
    """Standardised scores of the graph against PyTorch with the graph's own weights; rows do not touch."""
    builder.save(path)
    images = np.random.default_rng(0).random((5, 3, 64, 64), np.float32)
    state = weights(path)
    assert state.pop("mean") == 0.5 and state.pop("deviation") == 2
    model.load_state_dict(state)
    feeds = {"ids": one for one in ids}
    with torch.no_grad():
        logits = model(torch.from_numpy(2 * images - 1), *(torch.from_numpy(one).expand(5, -1) for one in ids)).numpy()
    scores = Session(path)(images=images, **feeds)["scores"]
    assert np.abs(logits).max() > 0.1 and np.abs(scores - (logits - 0.5) / 2).max() < 1e-4
    alone = [Session(path)(images=images[i : i + 1], **feeds)["scores"][0] for i in range(5)]
    assert (alone == scores).all()


def _random(model: nn.Module) -> nn.Module:
    torch.manual_seed(1)
    for parameter in model.parameters():  # zero starts would hide half of the model
        nn.init.normal_(parameter, std=0.2)
    return half(model)


def test_aesthetic_graph(tmp_path: Path):
    _scored(aesthetic_graph(_random(Aesthetic()), 0.5, 2.0), tmp_path / "aesthetic.onnx", Aesthetic().eval())


def test_score_graph(tmp_path: Path):
    ids = np.array([encode("a red star left of a ring")])
    _scored(score_graph(_random(Alignment()), 0.5, 2.0), tmp_path / "score.onnx", Alignment().eval(), ids)
