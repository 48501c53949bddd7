"""The versioned prompt lists."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from world.vocabulary import encode

PROMPTS = Path(__file__).parents[2] / "prompts"

Row = dict[str, Any]


def prompt_list(split: str) -> list[Row]:
    """Rows of a list, `development` or `heldout`, in GenEval's format."""
    return [json.loads(line) for line in (PROMPTS / f"shapes-{split}.jsonl").read_text().splitlines()]


def ids_of(rows: list[Row]) -> np.ndarray:
    """Word ids `[N, T]` of the prompts."""
    return np.array([encode(row["prompt"]) for row in rows])
