"""A file with BERT's vocabulary, taken into a bundle."""

from pathlib import Path

from tokenizers import Tokenizer


def wordpiece_file(path: Path, words: int) -> bytes:
    """What `path`, a `tokenizer.json` of Hugging Face such as that of bert-base-uncased, holds.

    Raises OSError for a file that cannot be read, ValueError for one that does not put [CLS] and [SEP] around a prompt,
    pads or cuts it, or has more than `words` words.
    """
    held = path.read_bytes()
    try:
        tokenizer = Tokenizer.from_buffer(held)
    except Exception as error:
        raise ValueError(f"{path} is no tokenizer.json: {error}") from error
    tokens = tokenizer.encode("a photo").tokens
    if tokens[:1] != ["[CLS]"] or tokens[-1:] != ["[SEP]"]:
        raise ValueError(f"{path} is not BERT's: it makes {tokens} of 'a photo', without [CLS] and [SEP] around it")
    if tokenizer.padding or tokenizer.truncation:
        raise ValueError(f"{path} pads or cuts prompts: set its padding and truncation to null")
    if tokenizer.get_vocab_size() > words:
        raise ValueError(f"{path} has {tokenizer.get_vocab_size()} words, more than the {words} of the model")
    return held
