"""Fresh pictures with a prompt each, half of the prompts wrong in one respect, and the answers."""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import torch

from alignment.cases import cases
from judge.blot import blot, parts
from judge.found import shown
from judge.layout import Piece
from judge.paint import paint
from judge.verdict import verdict
from tokenizer.train import to_tensor
from world.mistake import mistake
from world.prompts import row_of
from world.scene import Scene


class Question(NamedTuple):
    category: str  # of the right prompt
    scene: Scene
    row: dict[str, Any]  # as a line of a prompt list
    answer: bool  # by the same rules, on the true objects


def questions(each: int, seed: int, unseen: bool = False) -> list[Question]:
    """`each` questions of every category; `unseen`: only on shapes in colours that never met in training."""
    rng, asked = np.random.default_rng(seed), []
    for i, case in enumerate(cases(each, seed, unseen)):
        row = row_of(case.right, unseen, False)
        # By these rules two stars are also a star: not every mistake is one.
        while i % 2 and verdict(row, shown(case.scene)).correct:
            row = row_of(mistake(case.right, case.scene, rng), unseen, False)
        asked.append(Question(case.right.tag, case.scene, row, verdict(row, shown(case.scene)).correct))
    return asked


def spoiled(asked: list[Question], rng: np.random.Generator) -> tuple[list[Question], torch.Tensor]:
    """The questions with one object less in each scene, and pictures `[N, 3, 64, 64]` in −1…1 with a blot there."""
    changed, pictures = [], []
    for question in asked:
        lost = int(rng.integers(len(question.scene.things)))
        pieces = []
        for i, thing in enumerate(question.scene.things):
            outlines = blot(rng) if i == lost else parts(thing.shape)
            place = thing.x, thing.y, thing.radius, thing.angle
            pieces.append(Piece(None if i == lost else thing.shape, thing.colour, outlines, *place))
        pictures.append(paint(pieces, rng).image.round())
        left = tuple(thing for i, thing in enumerate(question.scene.things) if i != lost)
        scene = replace(question.scene, things=left)
        changed.append(question._replace(scene=scene, answer=verdict(question.row, shown(scene)).correct))
    return changed, to_tensor(np.stack(pictures))
