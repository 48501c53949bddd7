"""A vocabulary as BERT has one."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tokenizers import BertWordPieceTokenizer
from transformers import BertTokenizerFast

#: ImageReward adds the last two, which no prompt has.
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
MORE = ["[DEC]", "[ENC]"]


def train_wordpiece(texts: Iterable[str], pieces: int, out: Path) -> None:
    """Trains `pieces` pieces as those of bert-base-uncased were, and writes a tokenizer.json as transformers has it."""
    trained = BertWordPieceTokenizer(lowercase=True)
    trained.train_from_iterator(texts, vocab_size=pieces, special_tokens=SPECIAL, show_progress=False)
    with TemporaryDirectory() as folder:
        vocabulary = trained.save_model(folder)[0]
        made = BertTokenizerFast(vocab=vocabulary)
        made.add_special_tokens({"additional_special_tokens": MORE})
        made.backend_tokenizer.save(str(out), pretty=False)
