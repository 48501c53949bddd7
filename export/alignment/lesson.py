"""One batch of the reward's training: pictures, two prompts each, and what is known of their match."""

from typing import NamedTuple

import numpy as np
import torch

from alignment.couples import Couple, phrases
from alignment.damage import patched
from alignment.fitting import fits
from alignment.grounding import cells
from alignment.pool import Pool
from tokenizer.train import to_tensor
from training.naming import names
from world.describe import describe
from world.mistake import holds, mistake
from world.phrase import Phrase
from world.scene import Scene
from world.vocabulary import encode

SINGLES, COUPLES = 20, 12  # world images and couples a step
PICTURES = SINGLES + 4 * COUPLES  # of each couple: first scene, second, a mixture, the first damaged
_SINGLE = torch.arange(SINGLES)
_FIRST, _SECOND, _MIXED, _HURT = (torch.arange(COUPLES) + SINGLES + COUPLES * i for i in range(4))

Told = list[tuple[Phrase, Phrase]]


class Lesson(NamedTuple):
    """Places in a list of logits `[2N]` count the first prompt of all pictures, then the second of all."""

    images: torch.Tensor  # [N, 3, 64, 64] in −1…1
    ids: torch.Tensor  # [2N, T]
    truth: torch.Tensor  # [2N] chance that the prompt holds; NaN where that is open
    better: torch.Tensor  # [pairs] places that should score above …
    worse: torch.Tensor  # [pairs] … these
    weights: torch.Tensor  # [pairs] how much that matters
    names: tuple[torch.Tensor, torch.Tensor]  # shapes and colours `[K, 64]` of the first K pictures
    cells: torch.Tensor  # [2, K, T] where the words of their prompts lie
    fits: torch.Tensor  # [2, K, T] and which of them hold


def lesson(
    images: np.ndarray, scenes: list[Scene], couples: list[Couple], pool: Pool, rng: np.random.Generator
) -> Lesson:
    """World images with a right and a wrong prompt, and couples with a prompt for either scene.

    `images` `[SINGLES, 64, 64, 3]` uint8 and their `scenes`; the couples are drawn from all of `pool`.
    """
    at = torch.from_numpy(np.sort(rng.choice(len(couples), COUPLES, replace=False)))
    chosen = [couples[i] for i in at]
    told = [phrases(couple, rng) for couple in chosen]
    right = [describe(scene, rng) for scene in scenes]
    wrong = [mistake(phrase, scene, rng) for phrase, scene in zip(right, scenes)]
    ids = _ids([*right, *[p for p, _ in told] * 4, *wrong, *[q for _, q in told] * 4], rng)
    named = torch.tensor([float(holds(q, couple.second)) for couple, (_, q) in zip(chosen, told)])
    share = pool.shares[at]
    shown = [*scenes, *(couple.first for couple in chosen), *(couple.second for couple in chosen)]
    asked = [half[: len(shown)] for half in ids.chunk(2)]
    lie, fit = (torch.stack([of(shown, some) for some in asked]) for of in (cells, fits))
    pictures = torch.cat([to_tensor(images), _pictures(pool, at, rng)])
    return Lesson(pictures, ids, _truth(named, share), *_order(named, share), names(shown), lie, fit)


def _ids(phrases: list[Phrase], rng: np.random.Generator) -> torch.Tensor:
    return torch.tensor([encode(phrase.words(rng.random() < 0.5)) for phrase in phrases])


def _pictures(pool: Pool, at: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """First, second, mixed and damaged pictures `[4 · COUPLES, 3, 64, 64]`."""
    # Both of a couple in one state, mostly decoded: how a picture was made must not tell whether it is right.
    decoded = torch.from_numpy(rng.random(COUPLES) < 0.7)[:, None, None, None, None]
    pairs = torch.where(decoded, pool.rebuilt[at], pool.renders[at]).float() / 127.5 - 1
    hurt = pool.hurt[at, 0].float() / 127.5 - 1
    third = COUPLES // 3
    hurt[:third] = patched(pairs[:third, 0], pairs[-third:, 0], rng)
    return torch.cat([pairs[:, 0], pairs[:, 1], pool.mixed[at].float() / 127.5 - 1, hurt])


def _truth(named: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """`named` `[COUPLES]`: whether the second prompt holds of the second scene. A mixture is neither at a half."""
    open_, zero, one = (torch.full((COUPLES,), value) for value in (torch.nan, 0.0, 1.0))
    first = [torch.ones(SINGLES), one, zero, (1 - 2 * share).clamp(min=0), open_]
    second = [torch.zeros(SINGLES), zero, named, named * (2 * share - 1).clamp(min=0), open_]
    return torch.cat(first + second)


def _order(named: torch.Tensor, share: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Which picture and prompt should score above which, and by what weight."""
    other, one = PICTURES, torch.ones(COUPLES)  # + other: the second prompt of a picture
    pairs = [
        (_SINGLE, _SINGLE + other, torch.ones(SINGLES)),
        (_FIRST, _SECOND, one),
        (_FIRST, _FIRST + other, one),
        (_SECOND + other, _FIRST + other, named),
        (_SECOND + other, _SECOND, named),
        (_FIRST, _MIXED, one / 2),
        (_SECOND + other, _MIXED + other, named / 2),
        (_MIXED, _SECOND, 0.3 * (share < 0.45)),
        (_MIXED + other, _FIRST + other, 0.3 * named * (share > 0.55)),
        (_FIRST, _HURT, one / 4),
        (_HURT, _HURT + other, one / 4),
    ]
    better, worse, weights = (torch.cat(column) for column in zip(*pairs))
    return better, worse, weights
