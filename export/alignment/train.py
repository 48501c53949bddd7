"""Trains the reward on right and wrong prompts, hard to tell apart."""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, softplus

from alignment.alignment import Alignment
from alignment.damage import Pool, patched
from tokenizer.train import to_tensor
from training.train import Budget, train
from world.colours import COLOURS
from world.describe import describe
from world.mistake import mistake
from world.scene import Scene
from world.shapes import SHAPES
from world.vocabulary import encode

CLEAN, HURT = 64, 16  # images a step, and how many of them appear damaged as well


class Student(nn.Module):
    """The reward with a head that names what lies in each patch: it is thrown away after training.

    Without it the reward learns nothing for minutes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.reward = Alignment()
        self.shapes = nn.Linear(64, len(SHAPES) + 1)
        self.colours = nn.Linear(64, len(COLOURS) + 1)

    def forward(self, images: torch.Tensor, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`images` `[B, …]`; `ids` `[2B, T]`, right then wrong. Logits `[2B]` and names `[B, 64, classes]`."""
        features = self.reward.features(images)
        logits = self.reward.judge(torch.cat([features, features]), ids)
        return logits, self.shapes(features), self.colours(features)


def names(scenes: list[Scene]) -> tuple[torch.Tensor, torch.Tensor]:
    """Shape and colour at each object's centre `[B, 64]`, 0 elsewhere."""
    shapes, colours = torch.zeros(2, len(scenes), 64, dtype=torch.long)
    for row, scene in enumerate(scenes):
        for thing in scene.things:
            cell = int(thing.y / 8) * 8 + int(thing.x / 8)
            shapes[row, cell] = SHAPES.index(thing.shape) + 1
            colours[row, cell] = list(COLOURS).index(thing.colour) + 1
    return shapes, colours


def pairs(scenes: list[Scene], rng: np.random.Generator) -> torch.Tensor:
    """Ids `[2B, T]`: a right prompt for each scene, then a wrong one close to it."""
    right = [describe(scene, rng) for scene in scenes]
    wrong = [mistake(phrase, scene, rng) for phrase, scene in zip(right, scenes)]
    photo = rng.random(len(scenes)) < 0.5
    return torch.tensor([encode(p.words(bool(f))) for half in (right, wrong) for p, f in zip(half, photo)])


def train_alignment(
    images: np.ndarray, scenes: list[Scene], copies: Pool, budget: Budget, path: Path, seed: int
) -> tuple[Alignment, dict[str, float]]:
    """Trains on `images` `[N, 64, 64, 3]` uint8 and on `copies` of the first; the last 1 % only measure."""
    torch.manual_seed(seed)
    model = Student()
    known = len(images) - len(images) // 100
    compiled = torch.compile(model, dynamic=False) if budget.minutes > 5 else model

    def loss(step: int) -> torch.Tensor:
        rng = np.random.default_rng([seed, step])
        half = CLEAN // 2
        fresh, again = np.sort(rng.integers(known, size=half)), rng.integers(len(copies.rebuilt), size=half)
        places = np.concatenate([again, fresh])
        clean = torch.cat([copies.rebuilt[again].float() / 127.5 - 1, to_tensor(images[fresh])])
        flipped = copies.damaged[again[: HURT // 2]].float() / 127.5 - 1
        hurt = torch.cat([flipped, patched(clean[HURT // 2 : HURT], clean[-HURT // 2 :], rng)])
        shown = [scenes[i] for i in places]
        ids, (shapes, colours) = pairs(shown, rng), names(shown)
        both = torch.cat([ids[:CLEAN], ids[:HURT], ids[CLEAN:], ids[CLEAN : CLEAN + HURT]])
        with torch.autocast("cpu", torch.bfloat16):
            logits, shape_names, colour_names = compiled(torch.cat([clean, hurt]), both)
        right, wrong = logits.float().chunk(2)  # (CLEAN + HURT)
        sure = torch.cat([right[:CLEAN], wrong[:CLEAN]])
        truth = torch.cat([torch.ones(CLEAN), torch.zeros(CLEAN)])
        match = binary_cross_entropy_with_logits(sure, truth) + softplus(wrong[:CLEAN] - right[:CLEAN]).mean()
        damage = softplus(right[CLEAN:] - right[:HURT]).mean() + softplus(wrong[CLEAN:] - right[CLEAN:]).mean()
        naming = _named(shape_names[:CLEAN], shapes) + _named(colour_names[:CLEAN], colours)
        return match + 0.15 * damage + naming

    made = train(model, loss, budget, path, seed)
    return model.reward, made | measure_alignment(model.reward, images[known:], scenes[known:])


def _named(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Cross entropy with half of the weight on the few patches that hold a centre."""
    each = cross_entropy(logits.float().flatten(0, 1), truth.flatten(), reduction="none")
    centre = truth.flatten() > 0
    return (each[centre].mean() + each[~centre].mean()) / 2


@torch.no_grad()
def measure_alignment(reward: Alignment, images: np.ndarray, scenes: list[Scene]) -> dict[str, float]:
    """How often the right prompt scores above a hard wrong one."""
    rng = np.random.default_rng(0)
    images, scenes = images[:1000], scenes[:1000]
    features = reward.features(to_tensor(images))
    ids = pairs(scenes, rng)
    right, wrong = reward.judge(torch.cat([features, features]), ids).chunk(2)
    sure = torch.cat([right > 0, wrong < 0]).float().mean()
    return {"pairAccuracy": round((right > wrong).float().mean().item(), 4), "accuracy": round(sure.item(), 4)}
