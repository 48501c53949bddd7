"""Trains the semantic encoder to name shape and colour at every object's centre, and to count the objects."""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from semantic.semantic import Semantic
from tokenizer.train import to_tensor
from training.naming import names, naming_loss
from training.train import Budget, train
from world.colours import COLOURS
from world.scene import Scene
from world.shapes import SHAPES

BATCH = 64
MOST = 5  # objects in a scene


class Student(nn.Module):
    """The encoder with linear heads, which are thrown away after training."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Semantic()
        self.shapes = nn.Linear(64, len(SHAPES) + 1)
        self.colours = nn.Linear(64, len(COLOURS) + 1)
        self.count = nn.Sequential(nn.Linear(64, 64), nn.GELU(), nn.Linear(64, MOST))

    def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits of shapes `[B, 64, 11]`, colours `[B, 64, 9]` and numbers of objects `[B, 5]`."""
        patches = self.encoder(images)
        return self.shapes(patches), self.colours(patches), self.count(patches.mean(1))


def train_semantic(
    images: np.ndarray, scenes: list[Scene], budget: Budget, path: Path, seed: int
) -> tuple[Semantic, dict[str, float]]:
    """Trains on `images` `[N, 64, 64, 3]` uint8 and their scenes, of which the last 1 % only measure."""
    torch.manual_seed(seed)
    model = Student()
    known = len(images) - len(images) // 100

    def loss(step: int) -> torch.Tensor:
        at = np.random.default_rng([seed, step]).integers(known, size=BATCH)
        shown = [scenes[i] for i in at]
        shapes, colours = names(shown)
        with torch.autocast("cpu", torch.bfloat16):
            first, second, number = model(to_tensor(np.stack([images[i] for i in at])))
        counting = cross_entropy(number.float(), _counts(shown))
        return naming_loss(first, shapes) + naming_loss(second, colours) + 0.5 * counting

    made = train(model, loss, budget, path, seed)
    return model.encoder, made | _measured(model, images[known:][:1000], scenes[known:][:1000])


def _counts(scenes: list[Scene]) -> torch.Tensor:
    return torch.tensor([len(scene.things) - 1 for scene in scenes])


@torch.no_grad()
def _measured(model: Student, images: np.ndarray, scenes: list[Scene]) -> dict[str, float]:
    """Shares of objects whose shape and whose colour is named right at their centre, and of right counts."""
    shapes, colours, number = model(to_tensor(images))
    measured = {"counts": (number.argmax(1) == _counts(scenes)).float().mean()}
    for name, logits, truth in zip(("shapes", "colours"), (shapes, colours), names(scenes)):
        measured[name] = (logits.argmax(2) == truth)[truth > 0].float().mean()
    return {name: round(share.item(), 4) for name, share in measured.items()}
