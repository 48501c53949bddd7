"""Gives weights to a model that is to be shipped."""

from pathlib import Path

from scorers.published import Published
from scorers.read_published import read_published
from scorers.seeded_state import seeded_state

#: Of random weights.
SEED = 1


def fill(published: Published, path: Path | None) -> None:
    """Those of the checkpoint at `path`, or random ones; the model may lie on the meta device.

    Raises what `read_published` raises.
    """
    if path is None:
        published.load_state_dict(seeded_state(published.state_dict(), SEED), assign=True)
    else:
        read_published(published, path)
