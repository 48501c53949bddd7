"""Contact sheets to look at."""

from pathlib import Path

import torch
from PIL import Image


def sheet(images: torch.Tensor, columns: int, path: Path) -> None:
    """Writes `images` `[N, 3, 64, 64]` in 0…1 as rows of `columns`, at twice their size."""
    rows = len(images) // columns
    grid = images[: rows * columns].unflatten(0, (rows, columns)).permute(0, 3, 1, 4, 2).flatten(0, 1).flatten(1, 2)
    picture = Image.fromarray((grid * 255).round().byte().numpy())
    picture.resize((2 * picture.width, 2 * picture.height), Image.Resampling.NEAREST).save(path)
