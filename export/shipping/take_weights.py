"""Gives a model the weights of a checkpoint, by name."""

import torch
from torch import nn

#: Names that an error lists of each kind.
_SHOWN = 12


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
