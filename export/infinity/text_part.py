"""What reads the prompts of a bundle: the encoder that `ship_t5.py` wrote, or for a tiny model a table of words."""

import json
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

from graph.bundle import save_graph
from infinity.graph.words import words_graph
from infinity.size import Size
from world.vocabulary import LENGTH, WORDS


class TextPart(NamedTuple):
    file: dict[str, Any]  # roles.generator.text of bundle.json
    tokenizer: dict[str, Any]
    flops: int  # of a prompt as the cost tables have it
    made: dict[str, Any]


def text_part(out: Path, size: Size, folder: Path | None, half: bool) -> TextPart:
    """Puts what reads prompts into `out`: the files of `folder`, or a table of the world's words.

    Raises OSError for a folder that `ship_t5.py` did not write, ValueError for an encoder of another width.
    """
    if folder is None:
        tokenizer = {"kind": "words", "words": WORDS, "length": LENGTH}
        file = save_graph(words_graph(len(WORDS), size.channels, half), out, "text")
        return TextPart(file, tokenizer, 0, {"seed": 1})
    told = json.loads((folder / "bundle-part.json").read_text())
    file, tokenizer = told["text"], told["tokenizer"]
    width = file["outputs"]["features"]["shape"][-1]
    if width != size.channels:
        raise ValueError(f"{folder}: words have {width} numbers, this model reads {size.channels}")
    for one in (file, file.get("data"), tokenizer):
        if one is not None:
            _placed(folder / one["file"], out / one["file"])
    return TextPart(file, tokenizer, told["cost"]["text"], told["made"])


def _placed(source: Path, target: Path) -> None:
    """The same bytes without a second copy, where the file system can do that."""
    target.unlink(missing_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        copyfile(source, target)
