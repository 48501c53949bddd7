"""A small vocabulary in the way of bert-base-uncased's, for models with random weights."""

from string import ascii_lowercase, digits, punctuation

from tokenizers import Tokenizer
from tokenizers.decoders import WordPiece as Decoder
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from world.vocabulary import WORDS

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def tiny_wordpiece() -> Tokenizer:
    """The words of shapes and colours, letters, digits, and punctuation: any English text, a letter at a time."""
    letters = [*ascii_lowercase, *digits]
    words = dict.fromkeys([*_SPECIAL, *punctuation, *letters, *(f"##{one}" for one in letters), *filter(None, WORDS)])
    vocabulary = {word: place for place, word in enumerate(words)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.decoder = Decoder()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[(one, vocabulary[one]) for one in ("[CLS]", "[SEP]")]
    )
    tokenizer.add_special_tokens(list(_SPECIAL))
    return tokenizer
