"""CLIP's byte pairs as a tokenizer.json."""

import gzip
import unicodedata
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import BPE

#: Spelled as open_clip spells them: what a prompt with these letters gives.
START, END = "<start_of_text>", "<end_of_text>"
#: Single bytes, with and without the end of a word, and the two above.
_OTHERS = 2 * 256 + 2
#: Of `bpe_simple_vocab_16e6.txt.gz`, which lists more merges than the models know.
PIECES = 49_408
#: U+0345, whose capital is a letter, is left out where case is ignored, as it is there.
_WORD = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}\u0345]+"
#: What ftfy mends in prompts by the letter: quotes are straightened, control characters left out; and Python's lower
#: case knows the end of a Greek word.
_MENDED = (
    ("[\u02bc\u2018-\u201b]", "'"),
    ("[\u201c-\u201f]", '"'),
    ("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\u206a-\u206f\ufeff\ufff9-\ufffc]", ""),
    ("(?<=[\\p{Lu}\\p{Ll}\\p{Lt}\\p{M}])\u03a3(?![\\p{Mn}\\p{Me}\\p{Cf}'.:]*[\\p{Lu}\\p{Ll}\\p{Lt}])", "\u03c2"),
)
#: Ligatures and forms of other widths, which it takes apart.
_COMPOUND = "".join(
    chr(code)
    for codes in ((0x132, 0x134), (0x149, 0x14A), (0x1C4, 0x1CD), (0x1F1, 0x1F4), (0xFB00, 0xFB07), (0xFF01, 0xFFF0))
    for code in range(*codes)
)


def write_clip_tokenizer(vocabulary: Path, out: Path) -> None:
    """Writes `out` from `vocabulary`, the `bpe_simple_vocab_16e6.txt.gz` that CLIP and open_clip carry.

    Ids are those of open_clip's SimpleTokenizer where ftfy mends no more than single characters; what it makes of
    entities of HTML and of text read in the wrong encoding is left out, and the two special tokens are found within
    punctuation too. CLIPTokenizerFast mends nothing.

    Raises OSError for a file that cannot be read, ValueError for one that is no list of merges.
    """
    merges = read_merges(vocabulary)
    letters = list(_letters().values())
    pieces = [*letters, *(f"{one}</w>" for one in letters), *("".join(pair) for pair in merges), START, END]
    vocab = {piece: place for place, piece in enumerate(pieces)}
    model = BPE(vocab=vocab, merges=merges, continuing_subword_prefix="", end_of_word_suffix="</w>", unk_token=END)
    made = Tokenizer(model)
    cleaning = [normalizers.Replace(one, content) for one, content in _plain().items()]
    cleaning += [normalizers.Replace(Regex(pattern), content) for pattern, content in _MENDED]
    spaces = [normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    made.normalizer = normalizers.Sequence([*cleaning, normalizers.NFC(), *spaces])
    words = pre_tokenizers.Split(Regex(_WORD), behavior="removed", invert=True)
    into_bytes = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    made.pre_tokenizer = pre_tokenizers.Sequence([words, into_bytes])
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens([AddedToken(one, normalized=True, special=True) for one in (START, END)])
    made.post_processor = processors.RobertaProcessing(
        (END, vocab[END]), (START, vocab[START]), trim_offsets=False, add_prefix_space=False
    )
    made.save(str(out), pretty=False)


def read_merges(vocabulary: Path) -> list[tuple[str, str]]:
    """Pairs of pieces that become one, the earliest first; the file's first line says where they are from."""
    try:
        with gzip.open(vocabulary, "rt", encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")[1 : PIECES - _OTHERS + 1]
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ValueError(f"{vocabulary} is no gzip file of text, or is cut off: {error}") from error
    merges = [tuple(line.split(" ")) for line in lines if line]
    wrong = next((line for line in lines if line and len(line.split(" ")) != 2), None)
    if not merges or wrong is not None:
        raise ValueError(f"{vocabulary} lists no merges of two pieces a line: {wrong!r}")
    return merges


def _plain() -> dict[str, str]:
    """Characters that ftfy writes otherwise: one of Windows-1252 where a control character stands, and `_COMPOUND`."""
    controls = {chr(byte): bytes([byte]).decode("windows-1252", "ignore") for byte in range(0x80, 0xA0)}
    plain = {one: unicodedata.normalize("NFKC", one) for one in _COMPOUND} | {"\ufb05": "\u017ft"}
    return {one: content for one, content in (controls | plain).items() if content not in ("", one)}


def _letters() -> dict[int, str]:
    """The letter that stands for each byte, in the order of their ids: printable bytes stand for themselves."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) for byte in printable} | {byte: chr(256 + n) for n, byte in enumerate(others)}
