"""Trains the second reward on pictures of which one is more damaged than the other."""

from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import softplus

from aesthetic.aesthetic import Aesthetic
from aesthetic.grades import GRADES
from aesthetic.spoil import WAYS, spoiled
from alignment.pool import Pool
from training.train import Budget, train

ROWS, COUPLES = 12, 12  # graded scenes and couples a step


def train_aesthetic(
    grades: torch.Tensor, pool: Pool, budget: Budget, path: Path, seed: int
) -> tuple[Aesthetic, dict[str, float]]:
    """Trains on graded pictures `[N, 4, 3, 64, 64]` uint8 but the last tenth, and on a pool of couples."""
    torch.manual_seed(seed)
    model = Aesthetic()
    known = len(grades) - len(grades) // 10

    def loss(step: int) -> torch.Tensor:
        rng = np.random.default_rng([seed, step])
        rows = _float(grades[torch.from_numpy(rng.choice(known, ROWS, replace=False))])  # (ROWS, 4, …)
        at = torch.from_numpy(rng.choice(len(pool.shares), COUPLES, replace=False))
        way, (less, more) = WAYS[step % len(WAYS)], np.sort(rng.random(2))
        # From bad to good, as good and bad copies of the same scene in equal places.
        pairs = [spoiled(rows[:, 0], way, float(s), rng) for s in (0.1 + 0.9 * more, 0.1 + 0.9 * less)]
        couple = [_float(pool.mixed[at]), _float(pool.rebuilt[at, 0]), _float(pool.renders[at, 0])]
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(torch.cat([*rows.flip(1).unbind(1), *pairs, *couple])).float()
        torn = 2 * torch.minimum(pool.shares[at], 1 - pool.shares[at])  # most at a half
        return _loss(logits, torn)

    made = train(model, loss, budget, path, seed)
    return model, made | _measured(model, grades[known:])


def _loss(logits: torch.Tensor, torn: torch.Tensor) -> torch.Tensor:
    """`logits` as `train_aesthetic` lays the pictures out; `torn` `[COUPLES]` 0…1 is how undecided mixtures are."""
    graded, spoilt, coupled = logits.split([len(GRADES) * ROWS, 2 * ROWS, 3 * COUPLES])
    ladder = graded.view(-1, ROWS)  # (4, ROWS), the last is best
    third, second = spoilt.view(2, ROWS)
    undecided, clean, render = coupled.view(3, COUPLES)
    return (
        softplus(ladder[:-1] - ladder[1:]).mean()
        + softplus(ladder[0] - ladder[-1][:, None]).mean()  # any clean picture above any bad one
        + 0.5 * (softplus(third - second) + softplus(second - ladder[-1])).mean()
        + (torn * softplus(undecided - clean)).mean()
        + 0.2 * softplus(clean - render).mean()
    )


@torch.no_grad()
def _measured(model: Aesthetic, grades: torch.Tensor) -> dict[str, float]:
    """How often the less damaged of two copies of a scene scores above the other."""
    logits = torch.stack([model(_float(one)) for one in grades])  # (N, 4)
    right = torch.cat([logits[:, i] > logits[:, i + 1] for i in range(len(GRADES) - 1)])
    return {"orderAccuracy": round(right.float().mean().item(), 4)}


def _float(images: torch.Tensor) -> torch.Tensor:
    return images.float() / 127.5 - 1
