"""How well the second reward orders pictures by damage, on scenes it has never seen."""

import numpy as np
import torch

from aesthetic.aesthetic import Aesthetic
from aesthetic.grades import GRADES, grades_of
from aesthetic.spoil import WAYS, spoiled
from alignment.couples import couples
from alignment.pool import pool_of
from measure.proportion import proportion
from tokenizer.train import Tokenizer

Measured = dict[str, dict[str, float]]


@torch.no_grad()
def measure_aesthetic(reward: Aesthetic, tokenizer: Tokenizer, count: int = 300, seed: int = 303) -> Measured:
    """Shares of pairs of one scene, with 95 % intervals, in which the better picture scores above the worse.

    `wrong bits`: rebuilt against the most damaged copy, `grades`: neighbouring grades of damage, `undecided`:
    rebuilt against a mixture of two scenes; then pictures spoiled by half strength.
    """
    rng = np.random.default_rng(seed)
    levels = _float(grades_of(tokenizer, count, seed))  # (count, 4, …)
    pool = pool_of(tokenizer, couples(count, seed), seed)
    ladder = torch.stack([_scores(reward, level) for level in levels.unbind(1)])  # (4, count)
    sure = (pool.shares > 0.3) & (pool.shares < 0.7)
    clean, undecided = (_scores(reward, _float(one[sure])) for one in (pool.rebuilt[:, 0], pool.mixed))
    measured = {
        "wrong bits": _share(ladder[0] > ladder[-1]),
        "grades": _share(torch.cat([ladder[i] > ladder[i + 1] for i in range(len(GRADES) - 1)])),
        "undecided": _share(clean > undecided),
    }
    for way in WAYS:
        measured[way] = _share(ladder[0] > _scores(reward, spoiled(levels[:, 0], way, 0.5, rng)))
    return measured


def _scores(reward: Aesthetic, images: torch.Tensor) -> torch.Tensor:
    return torch.cat([reward(part) for part in images.split(100)])


def _float(images: torch.Tensor) -> torch.Tensor:
    return images.float() / 127.5 - 1


def _share(right: torch.Tensor) -> dict[str, float]:
    return proportion(int(right.sum()), len(right))
