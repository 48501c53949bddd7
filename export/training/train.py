"""The training loop of every model: a time budget, a falling rate, and checkpoints to go on from."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training.optimizers import optimizers
from training.together import average, rank


@dataclass(frozen=True)
class Budget:
    """How long to train: until `minutes` are spent or `steps` are done, whichever is first."""

    minutes: float
    steps: int = 1_000_000
    rate: float = 1.5e-3
    decay: float = 0.01
    average: float = 0.0  # decay of the running mean of the weights that is handed out; 0 is none
    muon: bool = False  # Muon for the matrices of transformer blocks


def train(
    model: nn.Module, loss: Callable[[int], torch.Tensor], budget: Budget, path: Path, seed: int
) -> dict[str, float]:
    """Trains `model` in place and returns steps, minutes and the mean late loss.

    `loss(step)` computes the loss of one fresh batch. `path` keeps a checkpoint, written once a
    minute and at the end; an interrupted training goes on from it, a finished one is only loaded.
    """
    movers = optimizers(model, budget.decay, budget.muon)
    mean = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    step, spent, late = 0, 0.0, math.nan
    if path.exists():
        state = torch.load(path)
        model.load_state_dict(state["model"])
        for mover, one in zip(movers, state["optimizers"], strict=True):
            mover.load_state_dict(one)
        mean, step, spent, late = state["mean"], state["step"], state["spent"], state["late"]
    model.train()
    begun, saved = time.monotonic() - spent, time.monotonic()

    def save() -> None:
        if rank():
            return
        new = path.with_suffix(".new")
        state = {"model": model.state_dict(), "mean": mean, "optimizers": [one.state_dict() for one in movers]}
        torch.save({**state, "step": step, "spent": spent, "late": late}, new)
        new.replace(path)

    while (progress := max(spent / 60 / budget.minutes, step / budget.steps)) < 1:
        for group in (group for mover in movers for group in mover.param_groups):
            group["lr"] = budget.rate * min(1, (step + 1) / 100) * max(0.02, 1 - progress)
        # Keyed by step and process: a resumed run draws what it would have drawn.
        torch.manual_seed((seed * 1_000_003 + step) * 16 + rank())
        value = loss(step)
        model.zero_grad(set_to_none=True)
        value.backward()
        spent = average(model, time.monotonic() - begun)
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for mover in movers:
            mover.step()
        step += 1
        late = value.item() if math.isnan(late) else 0.99 * late + 0.01 * value.item()
        keep = min(budget.average, step / (step + 10))
        for name, tensor in model.state_dict().items():
            mean[name].lerp_(tensor, 1 - keep)
        if step % 20 == 0 and not rank():
            print(f"{path.stem} step {step} minutes {spent / 60:.2f} loss {late:.4f}", flush=True)
        if time.monotonic() - saved > 60:
            save()
            saved = time.monotonic()
    save()
    model.load_state_dict(mean)
    model.eval()
    return {"steps": step, "minutes": round(spent / 60, 2), "loss": round(late, 4)}
