"""Renders many scenes to disk: images as one array, scenes as JSON lines."""

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

import numpy as np

from world.picture import picture
from world.scene import Scene, Thing, scene

_CHUNK = 1000


def render(folder: Path, count: int, seed: int) -> None:
    """Writes `images.npy` `[count, 64, 64, 3]` uint8 and `scenes.jsonl`; done work is kept."""
    if (folder / "scenes.jsonl").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    images = np.lib.format.open_memmap(folder / "images.tmp", "w+", np.uint8, (count, 64, 64, 3))
    lines: list[str] = []
    starts = range(0, count, _CHUNK)
    with ProcessPoolExecutor(2) as pool:
        sizes = [min(_CHUNK, count - start) for start in starts]
        for start, (part, scenes) in zip(starts, pool.map(_part, [seed] * len(sizes), starts, sizes)):
            images[start : start + len(part)] = part
            lines += [json.dumps(asdict(one)) for one in scenes]
    images.flush()
    (folder / "images.tmp").rename(folder / "images.npy")
    (folder / "scenes.jsonl").write_text("\n".join(lines) + "\n")


def load(folder: Path) -> tuple[np.ndarray, list[Scene]]:
    """Images `[count, 64, 64, 3]` uint8 and their scenes."""
    rows = [json.loads(line) for line in (folder / "scenes.jsonl").read_text().splitlines()]
    scenes = [Scene(row["kind"], tuple(Thing(**thing) for thing in row["things"])) for row in rows]
    return np.load(folder / "images.npy", mmap_mode="r"), scenes


def _part(seed: int, start: int, size: int) -> tuple[np.ndarray, list[Scene]]:
    rng = np.random.default_rng([seed, start])  # keyed by place: any number of processes gives the same data
    scenes = [scene(rng) for _ in range(size)]
    return np.stack([picture(one, rng) for one in scenes]), scenes
