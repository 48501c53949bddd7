"""How often the judge's verdict is the true one."""

from collections import defaultdict
from typing import Any

import numpy as np
import torch

from judge.detect import detect
from judge.found import found
from judge.judge import Judge
from judge.questions import Question, questions, spoiled
from judge.rebuild import rebuild
from judge.verdict import verdict
from measure.proportion import proportion
from tokenizer.train import Tokenizer, to_tensor
from world.picture import picture

Measured = dict[str, Any]
#: Shares of wrong bits, and last scales, whose pictures are measured.
FLIPS, LAST = (0.05, 0.1, 0.2), (9, 10, 11)


def measure_judge(judge: Judge, threshold: float, tokenizer: Tokenizer, each: int = 100, seed: int = 303) -> Measured:
    """Agreement with the answers on renders, reconstructions and damaged pictures; shares with 95 % intervals.

    Six categories of `each` questions. On damaged pictures the answers are those of the undamaged scene, so a
    shape that is gone counts against the judge: these say how much damage a verdict bears. `blots`: one object of
    each picture replaced by a blot, which must not be counted. `unseen`: shapes in colours the generator never saw.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    usual, unseen = questions(each, seed), questions(each, seed + 1, unseen=True)
    broken, blots = spoiled(usual, rng)
    drawn, rare = render(usual, rng), render(unseen, rng)
    pictures = {
        "renders": (usual, drawn),
        "reconstructions": (usual, rebuild(tokenizer, drawn)),
        **{f"flipped{round(100 * f)}": (usual, rebuild(tokenizer, drawn, torch.full((len(usual),), f))) for f in FLIPS},
        **{f"after{k}": (usual, rebuild(tokenizer, drawn, last=torch.full((len(usual),), k))) for k in LAST},
        "unseenRenders": (unseen, rare),
        "unseenReconstructions": (unseen, rebuild(tokenizer, rare)),
        "blotRenders": (broken, blots),
        "blotReconstructions": (broken, rebuild(tokenizer, blots)),
    }
    return {name: agreement(asked, detect(judge, images), threshold) for name, (asked, images) in pictures.items()}


def agreement(asked: list[Question], objects: torch.Tensor, threshold: float) -> Measured:
    """Shares of verdicts on `objects` `[N, 8, 6]` that are the answer: all, and by category."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for question, rows in zip(asked, objects, strict=True):
        right = verdict(question.row, found(rows, threshold)).correct == question.answer
        for name in ("all", question.category):
            groups[name].append(right)
    return {name: proportion(sum(right), len(right)) for name, right in groups.items()}


def render(asked: list[Question], rng: np.random.Generator) -> torch.Tensor:
    """Pictures `[N, 3, 64, 64]` in −1…1 of the questions' scenes."""
    return to_tensor(np.stack([picture(question.scene, rng) for question in asked]))
