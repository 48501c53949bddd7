"""Reads a published checkpoint into the model that it belongs to."""

from pathlib import Path
from zipfile import is_zipfile

import torch

from scorers.published import Published
from var.weights import take_weights


def read_published(model: Published, path: Path) -> None:
    """Runs no code from `path`, and does not change it; `model` may lie on the meta device.

    Raises OSError for a file that cannot be read, ValueError for one that is no checkpoint, and for missing, extra and
    misshapen entries.
    """
    path.open("rb").close()  # what cannot be read is told as that
    try:  # only checkpoints that are archives, as they are since 2020, can be mapped
        state = torch.load(path, map_location="cpu", weights_only=True, mmap=is_zipfile(path))
    except Exception as error:
        raise ValueError(f"{path} is no checkpoint of PyTorch, or is cut off: {error}") from error
    if isinstance(state, dict):
        unused = model.unused
        state = {name: one for name, one in state.items() if not (name.startswith(unused) or name.endswith(unused))}
    take_weights(model, state, str(path))
