"""Where published weights lie: in a file, or in a folder of shards with an index."""

import json
from pathlib import Path
from typing import Any

from shipping.digest import digest
from shipping.read_state import read_state

INDEXES = ("pytorch_model.bin.index.json", "model.safetensors.index.json")


def read_checkpoint(path: Path) -> Any:
    """What the checkpoint `path` holds: see `read_state`; of a folder, what all shards of its index hold.

    Raises OSError for what cannot be read, ValueError for a folder without an index, and for a shard that has not what
    the index says.
    """
    if not path.is_dir():
        return read_state(path)
    index, shards, state = index_of(path), {}, {}
    for name, file in json.loads(index.read_text())["weight_map"].items():
        if Path(file).name != file:
            raise ValueError(f"{index} names {file}, which is not in its folder")
        shards.setdefault(file, []).append(name)
    for file, names in shards.items():
        found = read_state(path / file)
        missing = [name for name in names if name not in found]
        if missing:
            raise ValueError(f"{path / file} has no {', '.join(missing[:12])}, which {index.name} places there")
        state |= {name: found[name] for name in names}
    return state


def checkpoint_digest(path: Path) -> str:
    """SHA-256 of the file; of a folder that of its index, which names the shards and not their bytes."""
    return digest(index_of(path) if path.is_dir() else path)


def index_of(folder: Path) -> Path:
    """Raises ValueError where there is none."""
    found = [folder / name for name in INDEXES if (folder / name).exists()]
    if not found:
        raise ValueError(f"{folder} has no {' and no '.join(INDEXES)}")
    return found[0]
