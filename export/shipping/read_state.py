"""Reads published checkpoints into plain dictionaries."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file


def read_state(path: Path) -> Any:
    """What a checkpoint of PyTorch, or one whose name ends with .safetensors, holds.

    Runs no code from `path`, and does not change it. What lies under `state_dict` is taken out of there.

    Raises OSError for a file that cannot be read, ValueError for one that is no checkpoint.
    """
    path.open("rb").close()  # what cannot be read is told as that
    if path.suffix == ".safetensors":
        try:
            return load_file(path)
        except SafetensorError as error:
            raise ValueError(f"{path} is no file of safetensors, or is cut off: {error}") from error
    packed = is_zipfile(path)
    if packed and _has_code(path):
        raise ValueError(
            f"{path} is an archive of TorchScript, which cannot be read without running code from it: "
            "take the same model's .safetensors"
        )
    try:  # only checkpoints that are archives, as they are since 2020, can be mapped
        state = torch.load(path, map_location="cpu", weights_only=True, mmap=packed)
    except Exception as error:
        raise ValueError(f"{path} is no checkpoint of PyTorch, or is cut off: {error}") from error
    inner = state.get("state_dict") if isinstance(state, dict) else None
    return inner if isinstance(inner, dict) else state


def _has_code(path: Path) -> bool:
    with ZipFile(path) as archive:
        return any(name.endswith("/constants.pkl") for name in archive.namelist())
