"""Reads published checkpoints of Infinity into the modules here, by name."""

from pathlib import Path

import torch

from infinity.autoencoder import Autoencoder
from infinity.transformer import Transformer
from shipping.checkpoint import read_checkpoint
from shipping.take_weights import take_weights

#: Entries of a transformer's checkpoint that are not needed: tables made anew.
UNUSED = ("lvl_1L", "attn_bias_for_masking", "Infinity_visible_kvlen", "Infinity_invisible_qlen")
#: Beginnings of those of an autoencoder's.
NOT_DRAWING = ("encoder.", "quantizer.", "quantize.")


def load_weights(model: Transformer | Autoencoder, path: Path) -> None:
    """Reads a checkpoint from `path`, a file or a folder of shards, without running code from it, into `model`.

    Raises OSError for what cannot be read, ValueError for what is no checkpoint, and for missing, extra and misshapen
    entries.
    """
    take_infinity(model, read_checkpoint(path), str(path))


def take_infinity(model: Transformer | Autoencoder, state: object, source: str) -> None:
    """Copies `state` into `model`; `source` is how errors call it.

    An autoencoder's may lie below `vae`. A transformer's empty prompt that is longer than `size.text` is cut to it, since
    prompts are; a shorter one does not fit.
    """
    if isinstance(state, dict) and isinstance(model, Autoencoder):
        state = _drawing(model, state.get("vae", state))
    elif isinstance(state, dict):
        state = {name: one for name, one in state.items() if name not in UNUSED}
        free = state.get("cfg_uncond")
        if isinstance(free, torch.Tensor):
            state["cfg_uncond"] = free[: model.size.text]
    take_weights(model, state, source)


def _drawing(model: Autoencoder, state: object) -> object:
    """Without the encoder; older checkpoints name layers without a last `conv` or `norm`."""
    if not isinstance(state, dict):
        return state
    wanted, renamed = model.state_dict().keys(), {}
    for name, one in state.items():
        stem, _, leaf = name.rpartition(".")
        names = [name, f"{stem}.conv.{leaf}", f"{stem}.norm.{leaf}"]
        renamed[next((other for other in names if other in wanted), name)] = one
    return {name: one for name, one in renamed.items() if not name.startswith(NOT_DRAWING)}
