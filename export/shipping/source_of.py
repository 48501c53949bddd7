"""Where the weights of a bundle are from, as bundle.json tells it."""

from pathlib import Path
from typing import Any

from shipping.built import SEED
from shipping.checkpoint import checkpoint_digest


def source_of(path: Path | None) -> dict[str, Any]:
    """Name and SHA-256 of a checkpoint; of random weights, for which there is none, their seed."""
    return {"seed": SEED} if path is None else {"weights": path.name, "sha256": checkpoint_digest(path)}
