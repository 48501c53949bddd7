"""Reads published checkpoints of Infinity's transformer into the module here, by name."""

from pathlib import Path

import torch

from infinity.transformer import Transformer
from var.weights import take_weights

#: Entries of a checkpoint that are not needed: tables made anew.
UNUSED = ("lvl_1L", "attn_bias_for_masking", "Infinity_visible_kvlen", "Infinity_invisible_qlen")


def load_weights(model: Transformer, path: Path) -> None:
    """Reads a state dictionary from `path`, without running code from it, into `model`.

    Raises ValueError for a file that is none, and for missing, extra and misshapen entries.
    """
    try:
        state = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except Exception as error:
        raise ValueError(f"{path} is no checkpoint of PyTorch, or is cut off: {error}") from error
    take_infinity(model, state, str(path))


def take_infinity(model: Transformer, state: object, source: str) -> None:
    """Copies `state` into `model`; `source` is how errors call it.

    An empty prompt longer than `size.text` is cut to it, since prompts are; a shorter one does not fit.
    """
    if isinstance(state, dict):
        state = {name: one for name, one in state.items() if name not in UNUSED}
        free = state.get("cfg_uncond")
        if isinstance(free, torch.Tensor):
            state["cfg_uncond"] = free[: model.size.text]
    take_weights(model, state, source)
