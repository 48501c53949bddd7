"""The vocabularies that TypeScript is compared on, and what the reference makes of a thousand texts."""

import gzip
import json
from pathlib import Path

import pytest
from tokenizer_fixtures import FOLDER, PIECES, ids_of

from text.unigram import convert_unigram, train_unigram
from text.varied import varied


@pytest.mark.parametrize("name", PIECES)
def test_the_committed_ids_are_the_reference(name: str, tmp_path: Path):
    path = tmp_path / "tokenizer.json"
    path.write_bytes(gzip.decompress((FOLDER / f"{name}.json.gz").read_bytes()))
    cases = json.loads(gzip.decompress((FOLDER / f"{name}.ids.json.gz").read_bytes()))
    assert cases["texts"] == varied() and len(cases["texts"]) == 1000
    assert ids_of(path, cases["texts"]) == cases["ids"]
    vocabulary = json.loads(path.read_text())["model"]["vocab"]
    assert len(vocabulary) >= PIECES[name] if name == "unigram" else len(vocabulary) > 10_000


def test_where_transformers_and_sentencepiece_part():
    """Infinity reads with transformers' fast tokenizer. Over ordinary prompts both agree; not over special tokens in a
    text, odd letters, and long runs of one letter, where several cuts are equally likely.
    """
    cases = json.loads(gzip.decompress((FOLDER / "unigram.ids.json.gz").read_bytes()))
    same = [a == b for a, b in zip(cases["ids"], cases["sentencepiece"])]
    assert 0.7 < sum(same) / len(same) < 1
    plain = [i for i, text in enumerate(cases["texts"]) if text.isascii() and text.strip() == text and "<" not in text]
    ordinary = [i for i in plain if "xxxx" not in cases["texts"][i]]
    assert len(ordinary) > 50 and all(same[i] for i in ordinary)


def test_training_gives_the_same_pieces_again(tmp_path: Path):
    texts = [f"a photo of {n} red stars and {7 * n} blue rings" for n in range(200)]
    for name in ("one", "other"):
        train_unigram(texts, 60, tmp_path / f"{name}.model")
        convert_unigram(tmp_path / f"{name}.model", tmp_path / f"{name}.json")
    for suffix in (".model", ".json"):
        assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"other{suffix}").read_bytes()
