"""Reads published checkpoints of VAR into the modules here, by name."""

from pathlib import Path

from torch import nn

from shipping.read_state import read_state
from shipping.take_weights import take_weights

#: Entries of a checkpoint that are not needed: tables made anew, statistics of training, the encoder.
UNUSED = ("lvl_1L", "attn_bias_for_masking", "quantize.ema_vocab_hit_SV", "encoder.", "quant_conv.")


def load_weights(model: nn.Module, path: Path) -> None:
    """Reads a state dictionary from `path`, without running code from it, into `model`.

    Raises OSError for a file that cannot be read, ValueError for one that is no checkpoint, and for missing, extra and
    misshapen entries.
    """
    state = read_state(path)
    if isinstance(state, dict):
        state = {name: one for name, one in state.items() if not name.startswith(UNUSED)}
    take_weights(model, state, str(path))
