from pathlib import Path

import torch
from torch import nn

from training.together import average, rank, together
from training.train import Budget, train


def _train(path: Path, steps: int) -> tuple[nn.Linear, dict[str, float]]:
    torch.manual_seed(3)
    model = nn.Linear(4, 1)

    def loss(step: int) -> torch.Tensor:
        x = torch.randn(16, 4)
        return (model(x) - x.sum(1, keepdim=True)).square().mean()

    return model, train(model, loss, Budget(minutes=10, steps=steps, rate=0.05), path, 0)


def test_training_goes_on_where_it_stopped(tmp_path):
    _, made = _train(tmp_path / "m.pt", 40)
    first = torch.load(tmp_path / "m.pt")["mean"]["weight"]
    loaded, again = _train(tmp_path / "m.pt", 40)  # finished: only loaded
    assert again["steps"] == 40 and torch.equal(loaded.weight, first)
    longer, more = _train(tmp_path / "m.pt", 120)
    assert more["steps"] == 120 and more["loss"] < made["loss"] and not torch.equal(longer.weight, first)


def _averaged() -> list[float]:
    model = nn.Linear(2, 1, bias=False)
    model.weight.grad = torch.full((1, 2), float(rank()))
    return [average(model, 10.0 * rank()), *model.weight.grad.flatten().tolist()]


def test_processes_average_gradients():
    assert together(2, _averaged) == [5.0, 0.5, 0.5]
