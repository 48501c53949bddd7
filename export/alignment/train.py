"""Trains the reward on right and wrong prompts of a picture, and on right and wrong pictures of a prompt."""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, softplus

from alignment.alignment import Alignment
from alignment.couples import Couple
from alignment.grounding import OPEN
from alignment.lesson import SINGLES, Lesson, lesson
from alignment.measure import logits
from alignment.pool import Pool
from tokenizer.train import to_tensor
from training.naming import naming_loss
from training.train import Budget, train
from world.colours import COLOURS
from world.describe import describe
from world.mistake import mistake
from world.scene import Scene
from world.shapes import SHAPES


class Student(nn.Module):
    """The reward with heads that are thrown away after training.

    Naming what lies in each patch, it learns in minutes what it did not learn at all without. Telling where
    each word lies (after two blocks) and whether it holds (after three), it learns which colour belongs to
    which shape, and which object is left of which: from right and wrong alone it only guessed those.
    """

    def __init__(self) -> None:
        super().__init__()
        self.reward = Alignment()
        self.shapes = nn.Linear(64, len(SHAPES) + 1)
        self.colours = nn.Linear(64, len(COLOURS) + 1)
        self.cells = nn.Linear(64, 64)
        self.fits = nn.Linear(64, 1)

    def forward(self, images: torch.Tensor, ids: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """`images` `[N, …]`; `ids` `[2N, T]`. Logits `[2N]`, of cells `[2N, T, 64]`, of words that hold `[2N, T]`,
        of names `[N, 64, classes]` twice."""
        features = self.reward.features(images)
        logits, words = self.reward.judge(torch.cat([features, features]), ids)
        return logits, self.cells(words[1]), self.fits(words[2])[..., 0], self.shapes(features), self.colours(features)


def train_alignment(
    images: np.ndarray, scenes: list[Scene], couples: list[Couple], pool: Pool, budget: Budget, path: Path, seed: int
) -> tuple[Alignment, dict[str, float]]:
    """Trains on `images` `[N, 64, 64, 3]` uint8, of which the last 1 % only measure, and on a pool of couples."""
    torch.manual_seed(seed)
    model = Student()
    known = len(images) - len(images) // 100
    compiled = torch.compile(model, dynamic=False) if budget.minutes > 5 else model

    def loss(step: int) -> torch.Tensor:
        rng = np.random.default_rng([seed, step])
        at = rng.integers(known, size=SINGLES)
        one = lesson(np.stack([images[i] for i in at]), [scenes[i] for i in at], couples, pool, rng)
        with torch.autocast("cpu", torch.bfloat16):
            answers = compiled(one.images, one.ids)
        return _loss(one, *(answer.float() for answer in answers))

    made = train(model, loss, budget, path, seed)
    return model.reward, made | _measured(model.reward, images[known:][:1000], scenes[known:][:1000])


def _loss(
    one: Lesson, logits: torch.Tensor, places: torch.Tensor, holding: torch.Tensor, *named: torch.Tensor
) -> torch.Tensor:
    """What the answers of `Student` to a lesson cost."""
    sure = one.truth.isfinite()
    match = binary_cross_entropy_with_logits(logits[sure], one.truth[sure])
    order = (one.weights * softplus(logits[one.worse] - logits[one.better])).sum() / one.weights.sum()
    naming = sum(naming_loss(some[: len(truth)], truth) for some, truth in zip(named, one.names))
    lie, hold = (both.unflatten(0, (2, -1))[:, : one.cells.shape[1]] for both in (places, holding))  # (2, K, T, …)
    finding = cross_entropy(lie.flatten(0, 2), one.cells.flatten(), ignore_index=OPEN)
    claimed = one.fits.isfinite()
    fitting = binary_cross_entropy_with_logits(hold[claimed], one.fits[claimed])
    return match + order + naming + 0.5 * finding + fitting


@torch.no_grad()
def _measured(reward: Alignment, images: np.ndarray, scenes: list[Scene]) -> dict[str, float]:
    """How often the right prompt scores above a hard wrong one, and how often both lie on their side of 0."""
    rng = np.random.default_rng(0)
    right = [describe(scene, rng) for scene in scenes]
    wrong = [mistake(phrase, scene, rng) for phrase, scene in zip(right, scenes)]
    above, below = (logits(reward, to_tensor(images), phrases) for phrases in (right, wrong))
    sure = torch.cat([above > 0, below < 0]).float().mean()
    return {"pairAccuracy": round((above > below).float().mean().item(), 4), "accuracy": round(sure.item(), 4)}
