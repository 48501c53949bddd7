"""CLIP's vocabulary, taken into a bundle."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tokenizers import Tokenizer

from text.clip_tokenizer import write_clip_tokenizer


def clip_tokenizer_file(path: Path, words: int) -> bytes:
    """A tokenizer.json that neither pads nor cuts; `path` is one, or open_clip's `bpe_simple_vocab_16e6.txt.gz`.

    Raises OSError for a file that cannot be read, ValueError for one that has not `words` tokens, with the first and
    the last one of a prompt at the end.
    """
    if path.suffix == ".gz":
        with TemporaryDirectory() as folder:
            write_clip_tokenizer(path, Path(folder) / "tokenizer.json")
            held = (Path(folder) / "tokenizer.json").read_bytes()
    else:
        held = path.read_bytes()
    try:
        tokenizer = Tokenizer.from_buffer(held)
    except Exception as error:
        raise ValueError(f"{path} is no tokenizer.json: {error}") from error
    if tokenizer.padding or tokenizer.truncation:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        held = tokenizer.to_str().encode()
    ids = tokenizer.encode("").ids
    count = tokenizer.get_vocab_size()
    if count != words or ids != [words - 2, words - 1]:
        raise ValueError(f"{path} is not the model's: it has {count} tokens, not {words}, or makes {ids} of nothing")
    return held
