"""Data-parallel training in several processes of one machine.

On a machine with other work, threads that wait for each other at every operation lose most of their time;
processes that meet once a step do not.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
import torch.distributed as distributed
import torch.multiprocessing as multiprocessing
from torch import nn


def together(processes: int, task: Callable[..., Any], *arguments: Any) -> Any:
    """Runs `task(*arguments)` in each of `processes` processes, one thread each; the result of the first."""
    if processes == 1:
        return task(*arguments)
    with tempfile.TemporaryDirectory() as folder:
        meeting = f"file://{Path(folder) / 'meeting'}"
        context = multiprocessing.get_context("spawn")
        others = [
            context.Process(target=_join, args=(meeting, rank, processes, task, arguments), daemon=True)
            for rank in range(1, processes)
        ]
        for other in others:
            other.start()
        return _join(meeting, 0, processes, task, arguments)


def rank() -> int:
    """The number of this process, 0 for the first or only one."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def average(model: nn.Module, number: float) -> float:
    """Averages the gradients of all processes in place, and a `number` with them."""
    if not distributed.is_initialized():
        return number
    gradients = [parameter.grad for parameter in model.parameters() if parameter.grad is not None]
    flat = torch.cat([*(gradient.flatten() for gradient in gradients), torch.tensor([number])])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    first = 0
    for gradient in gradients:
        gradient.copy_(flat[first : first + gradient.numel()].view_as(gradient))
        first += gradient.numel()
    return flat[-1].item()


def _join(meeting: str, rank: int, processes: int, task: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=processes)
    try:
        return task(*arguments)
    finally:
        distributed.destroy_process_group()
