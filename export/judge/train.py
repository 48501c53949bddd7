"""Trains the judge on its own images."""

from pathlib import Path

import torch

from judge.judge import Judge
from judge.loss import judge_loss
from judge.pool import Pool
from training.train import Budget, train

BATCH = 64


def train_judge(pool: Pool, budget: Budget, path: Path, seed: int) -> tuple[Judge, dict[str, float]]:
    """Trains on `pool`, of which the last 2 % (at least one) only measure."""
    torch.manual_seed(seed)
    model = Judge()
    known = len(pool.images) - max(1, len(pool.images) // 50)
    compiled = torch.compile(model, dynamic=False) if budget.minutes > 5 else model

    def loss(step: int) -> torch.Tensor:
        places = torch.randint(known, (BATCH,)).sort().values
        with torch.autocast("cpu", torch.bfloat16):
            maps = compiled(pool.images[places].float() / 127.5 - 1)
        return judge_loss(maps, pool.marks[places])

    made = train(model, loss, budget, path, seed)
    with torch.no_grad():
        rest = [judge_loss(model(a.float() / 127.5 - 1), b) for a, b in zip(*(x[known:].split(128) for x in pool))]
    return model, made | {"heldLoss": round(torch.stack(rest).mean().item(), 4)}
