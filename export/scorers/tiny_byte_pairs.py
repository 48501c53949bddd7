"""A small vocabulary in the way of CLIP's, for models with random weights."""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

from text.clip_tokenizer import write_clip_tokenizer
from world.colours import COLOURS
from world.shapes import SHAPES


def tiny_byte_pairs() -> bytes:
    """A tokenizer.json: the names of shapes and colours are a token each, and any other text is one a byte."""
    merges: dict[str, None] = {}
    for word in (*SHAPES, *COLOURS):
        pieces = [*word[:-1], f"{word[-1]}</w>"]
        while len(pieces) > 1:
            merges[f"{pieces[0]} {pieces[1]}"] = None
            pieces[:2] = ["".join(pieces[:2])]
    with TemporaryDirectory() as folder:
        packed, made = Path(folder) / "merges.txt.gz", Path(folder) / "tokenizer.json"
        packed.write_bytes(gzip.compress("\n".join(["shapes and colours", *merges]).encode()))
        write_clip_tokenizer(packed, made)
        return made.read_bytes()
