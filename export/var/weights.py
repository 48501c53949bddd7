"""Reads published checkpoints into the modules here, by name."""

from pathlib import Path

import torch
from torch import nn

#: Entries of a checkpoint that are not needed: tables made anew, statistics of training, the encoder.
UNUSED = ("lvl_1L", "attn_bias_for_masking", "quantize.ema_vocab_hit_SV", "encoder.", "quant_conv.")
_SHOWN = 12


def load_weights(model: nn.Module, path: Path) -> None:
    """Reads a state dictionary from `path`, without running code from it, into `model`.

    Raises OSError for a file that cannot be read, ValueError for one that is no checkpoint, and for missing, extra and
    misshapen entries.
    """
    path.open("rb").close()  # what cannot be read is told as that
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        raise ValueError(f"{path} is no checkpoint of PyTorch, or is cut off: {error}") from error
    if isinstance(state, dict):
        state = {name: one for name, one in state.items() if not name.startswith(UNUSED)}
    take_weights(model, state, str(path))


def take_weights(model: nn.Module, state: object, source: str) -> None:
    """Makes the tensors of `state`, as float32, those of `model`, which may lie on the meta device.

    `source` is how errors call it.
    """
    if not isinstance(state, dict) or not all(isinstance(one, torch.Tensor) for one in state.values()):
        raise ValueError(f"{source} holds no plain dictionary of tensors")
    wanted = model.state_dict()
    shapes = [
        f"{name} {list(state[name].shape)}, not {list(wanted[name].shape)}"
        for name in wanted.keys() & state.keys()
        if state[name].shape != wanted[name].shape
    ]
    found = {"missing": wanted.keys() - state.keys(), "extra": state.keys() - wanted.keys(), "other shape": shapes}
    wrong = [f"{kind}: {_listed(names)}" for kind, names in found.items() if names]
    if wrong:
        raise ValueError(f"{source} does not fit {type(model).__name__}; " + "; ".join(wrong))
    model.load_state_dict({name: tensor.float() for name, tensor in state.items()}, assign=True)


def _listed(names: object) -> str:
    ordered = sorted(names)
    more = len(ordered) - _SHOWN
    return ", ".join(ordered[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
