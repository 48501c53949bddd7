"""CLIP's vocabulary as a tokenizer.json."""

import gzip
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from text.clip_tokenizer import write_clip_tokenizer


def written(folder: Path, *merges: str) -> Tokenizer:
    packed = folder / "merges.txt.gz"
    packed.write_bytes(gzip.compress("\n".join(["where they are from", *merges]).encode()))
    write_clip_tokenizer(packed, folder / "tokenizer.json")
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def test_words_are_cleaned_merged_and_enclosed(tmp_path: Path):
    made = written(tmp_path, "c a", "ca t</w>", "' s</w>")
    start, end = 515, 516
    assert made.encode("A\tCAT’s “cat”").ids == [start, 320, 513, 514, 257, 513, 257, end]
    assert made.encode("").ids == [start, end]
    assert made.encode("ｃａｔ\x01").ids == [start, 513, end] == made.encode("cat").ids
    assert made.encode("ΟΣ").ids == made.encode("ος").ids != made.encode("οσ").ids


def test_bytes_have_the_ids_of_the_models(tmp_path: Path):
    made = written(tmp_path, "c a")
    assert made.get_vocab_size() == 512 + 1 + 2
    assert made.token_to_id("!") == 0 and made.token_to_id("a</w>") == 320
    assert made.encode("é").ids[1:-1] == [127, 358]  # two bytes


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no gzip", "is no gzip file of text, or is cut off"),
        (gzip.compress(b"head\na b\n" * 100)[:30], "is no gzip file of text, or is cut off"),
        (gzip.compress(b"head\na b c"), "no merges of two pieces a line: 'a b c'"),
        (gzip.compress(b"head"), "no merges of two pieces"),
    ],
)
def test_another_file_is_told(content: bytes, told: str, tmp_path: Path):
    path = tmp_path / "merges.txt.gz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=told):
        write_clip_tokenizer(path, tmp_path / "tokenizer.json")
    assert not (tmp_path / "tokenizer.json").exists()
