"""Reads the published checkpoints of T5."""

from pathlib import Path

from shipping.checkpoint import read_checkpoint
from shipping.take_weights import take_weights
from text.t5 import T5

#: Beginnings of entries that reading does without: what writes.
UNUSED = ("decoder.", "lm_head.")


def load_t5(model: T5, path: Path) -> None:
    """Reads a checkpoint at `path`, a file or a folder of shards, into `model`, which may lie on the meta device.

    Runs no code from it. Raises OSError for what cannot be read, ValueError for what is no checkpoint, and for missing,
    extra and misshapen entries.
    """
    state = read_checkpoint(path)
    if isinstance(state, dict):
        state = {name: one for name, one in state.items() if not name.startswith(UNUSED)}
        if "shared.weight" in state:  # the same table under both names
            state.setdefault("encoder.embed_tokens.weight", state["shared.weight"])
    take_weights(model.trunk, state, str(path))
