"""Trains small vocabularies, and writes what the reference tokenizers make of a thousand texts.

    python export/tokenizer_fixtures.py                          writes test/fixtures/tokenizers/
    python export/tokenizer_fixtures.py --official tokenizer.json --out ids.json.gz     ids of a tokenizer of yours

The texts for training are docstrings of the packages in export/requirements.txt, prompts about shapes and made-up texts;
the thousand that are compared come from another seed.
"""

import argparse
import gzip
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import sentencepiece
from tokenizers import Tokenizer

from text.corpus import corpus
from text.unigram import convert_unigram, train_unigram
from text.varied import varied
from text.wordpiece import train_wordpiece

FOLDER = Path(__file__).parents[1] / "test" / "fixtures" / "tokenizers"
PIECES = {"unigram": 32_000, "wordpiece": 20_000}
#: Of T5's vocabulary: the end, and the first of the tokens that stand for gaps, behind the pieces.
END = 1


def ids_of(tokenizer: Path, texts: list[str]) -> list[list[int]]:
    """Ids of Hugging Face's tokenizers, special ones too, as transformers and so Infinity and ImageReward have them."""
    read = Tokenizer.from_file(str(tokenizer))
    read.no_truncation()
    read.no_padding()
    return [one.ids for one in read.encode_batch(texts)]


def sentencepiece_ids(model: Path, texts: list[str]) -> list[list[int]]:
    """Those of sentencepiece itself, with the end."""
    read = sentencepiece.SentencePieceProcessor(model_file=str(model))
    return [[*read.encode(text), END] for text in texts]


def write(folder: Path) -> None:
    """Both vocabularies, and for each the texts with their ids."""
    folder.mkdir(parents=True, exist_ok=True)
    texts, trained = varied(), corpus()
    with TemporaryDirectory() as work:
        unigram, wordpiece, model = (Path(work) / name for name in ("unigram.json", "wordpiece.json", "spiece.model"))
        train_unigram(trained, PIECES["unigram"], model)
        convert_unigram(model, unigram)
        train_wordpiece(trained, PIECES["wordpiece"], wordpiece)
        for path in (unigram, wordpiece):
            _pack(folder / f"{path.name}.gz", path.read_text(encoding="utf-8"))
            cases = {"texts": texts, "ids": ids_of(path, texts)}
            if path == unigram:
                cases["sentencepiece"] = sentencepiece_ids(model, texts)
            _pack(folder / f"{path.stem}.ids.json.gz", json.dumps(cases, separators=(",", ":")))


def _pack(path: Path, text: str) -> None:
    """The same bytes for the same text: without the time."""
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--official", type=Path, help="a tokenizer.json, for the test that VARFLOW_TOKENIZERS names")
    parser.add_argument("--out", type=Path, help="where its ids go")
    arguments = parser.parse_args()
    if arguments.official is None:
        write(FOLDER)
    elif arguments.out is None:
        sys.exit("--official needs --out")
    else:
        texts = varied()
        _pack(arguments.out, json.dumps({"texts": texts, "ids": ids_of(arguments.official, texts)}))
