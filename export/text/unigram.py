"""A vocabulary as T5 has one."""

import io
import json
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import sentencepiece
from transformers import T5TokenizerFast

#: As google/flan-t5-xl has it.
_CONFIG = {
    "tokenizer_class": "T5Tokenizer", "extra_ids": 100, "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>",
}  # fmt: skip


def train_unigram(texts: Iterable[str], pieces: int, model: Path) -> None:
    """Trains `pieces` pieces with sentencepiece as T5's were, normaliser and special tokens included; writes `model`.

    One thread, so that the same texts give the same pieces. Raises RuntimeError where texts give fewer.
    """
    trained = io.BytesIO()
    # Line breaks end a text there.
    lines = (line for text in texts for line in text.replace("\x00", "").splitlines() if line.strip())
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=lines, model_writer=trained, model_type="unigram", vocab_size=pieces, num_threads=1,
        normalization_rule_name="nmt_nfkc", pad_id=0, eos_id=1, unk_id=2, bos_id=-1, add_dummy_prefix=True,
        remove_extra_whitespaces=True, byte_fallback=False, character_coverage=0.9995, minloglevel=2,
    )  # fmt: skip
    model.write_bytes(trained.getvalue())


def convert_unigram(model: Path, out: Path) -> None:
    """Writes a tokenizer.json from the sentencepiece `model`, as transformers converts T5's."""
    with TemporaryDirectory() as folder:
        copyfile(model, Path(folder) / "spiece.model")
        (Path(folder) / "tokenizer_config.json").write_text(json.dumps(_CONFIG))
        T5TokenizerFast.from_pretrained(folder).backend_tokenizer.save(str(out), pretty=False)
