"""Trains the structure encoder: two views of an image should find each other among many."""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import adaptive_avg_pool2d, cross_entropy, normalize

from structure.structure import Structure
from structure.views import views
from tokenizer.train import to_tensor
from training.train import Budget, train

BATCH = 96
SHARPNESS = 8.0


class Student(nn.Module):
    """The encoder with a projection of its 4×4 averaged plane; the projection is thrown away."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Structure()
        self.project = nn.Sequential(nn.Linear(1024, 256), nn.GELU(), nn.Linear(256, 96))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Unit vectors `[B, 96]`."""
        plane = self.encoder(images).transpose(1, 2).unflatten(2, (8, 8))
        return normalize(self.project(adaptive_avg_pool2d(plane, 4).flatten(1)).float(), dim=-1)


def train_structure(images: np.ndarray, budget: Budget, path: Path, seed: int) -> tuple[Structure, dict[str, float]]:
    """Trains on `images` `[N, 64, 64, 3]` uint8, of which the last 1 % only measure."""
    torch.manual_seed(seed)
    model = Student()
    known = len(images) - len(images) // 100

    def likeness(batch: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            first, second = model(torch.cat([views(batch), views(batch)])).chunk(2)
        return SHARPNESS * first.float() @ second.float().T  # (B, B)

    def loss(step: int) -> torch.Tensor:
        batch = to_tensor(images[np.sort(torch.randint(known, (BATCH,)).numpy())])
        alike, truth = likeness(batch), torch.arange(BATCH)
        return (cross_entropy(alike, truth) + cross_entropy(alike.T, truth)) / 2

    made = train(model, loss, budget, path, seed)
    with torch.no_grad():
        alike = likeness(to_tensor(images[known : known + BATCH]))
    found = (alike.argmax(1) == torch.arange(len(alike))).float().mean().item()
    return model.encoder, made | {"viewsFound": round(found, 4)}
