"""Makes a model with the weights of a checkpoint, or with random ones."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from shipping.seeded import seed_weights

#: Of random weights.
SEED = 1

Model = TypeVar("Model", bound=nn.Module)


def built(make: Callable[[], Model], path: Path | None, load: Callable[[Model, Path], None]) -> Model:
    """What `make` makes, with the weights that `load` reads from `path`; None: random ones. Raises what `load` raises."""
    with torch.device("cpu" if path is None else "meta"):  # without room for weights that a checkpoint brings
        model = make().eval()
    if path is None:
        seed_weights(model, SEED)
    else:
        load(model, path)
    return model
