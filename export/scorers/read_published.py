"""Reads a published checkpoint into the model that it belongs to."""

from pathlib import Path

from scorers.published import Published
from shipping.read_state import read_state
from shipping.take_weights import take_weights


def read_published(model: Published, path: Path) -> None:
    """Runs no code from `path`, and does not change it; `model` may lie on the meta device.

    Raises OSError for a file that cannot be read, ValueError for one that is no checkpoint, and for missing, extra and
    misshapen entries.
    """
    state = read_state(path)
    if isinstance(state, dict):
        unused = model.unused
        state = {name: one for name, one in state.items() if not (name.startswith(unused) or name.endswith(unused))}
    take_weights(model, state, str(path))
