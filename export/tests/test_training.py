from pathlib import Path

import torch
from torch import nn

from generator.generator import Generator, Size
from training.optimizers import optimizers
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


def test_muon_moves_the_matrices_of_blocks_and_nothing_else():
    model = Generator(Size(width=16, depth=1, heads=1))
    assert len(optimizers(model, 0.0, False)) == 1
    adam, muon = optimizers(model, 0.0, True)
    moved = {id(p) for group in muon.param_groups for p in group["params"]}
    others = {id(p) for group in adam.param_groups for p in group["params"]}
    for name, parameter in model.named_parameters():
        matrix = parameter.ndim == 2 and "blocks." in name
        assert (id(parameter) in moved) == matrix and (id(parameter) in others) != matrix, name


def _steps(path: Path, steps: int) -> torch.Tensor:
    torch.manual_seed(3)
    model = Generator(Size(width=16, depth=1, heads=1))

    def loss(step: int) -> torch.Tensor:
        inputs, mask = torch.randn(2, 14, 16), model.mask(14)
        return model(torch.ones(2, 16, dtype=torch.long), inputs, mask).square().mean() + model.head.weight.mean()

    train(model, loss, Budget(minutes=1e9, steps=steps, rate=0.01, muon=True), path, 0)
    return torch.load(path)["model"]["blocks.0.feed.enter.weight"]


def test_both_optimizers_go_on_where_they_stopped(tmp_path):
    straight = _steps(tmp_path / "a.pt", 8)
    # Stopped in the middle: the same file goes on to the same place, up to the rate that the budget sets.
    torch.save(torch.load(tmp_path / "a.pt") | {"step": 4}, tmp_path / "b.pt")
    state = torch.load(tmp_path / "b.pt")["optimizers"]
    assert len(state) == 2 and all(one["state"] for one in state)
    assert not torch.equal(straight, _steps(tmp_path / "b.pt", 8))
