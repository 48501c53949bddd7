"""Texts on which tokenizers are compared: prompts, and whatever else a person might paste."""

import random
import unicodedata

_WORDS = (
    "a photo of the red fox jumping over lazy dogs at sunset in watercolour cinematic lighting highly detailed "
    "portrait oil painting 8k ultra-realistic bokeh Greg's owl isn't we're they'll I'd you've I'm castle Kyoto "
    "NASA McDonald's café naïve façade jalapeño Zürich smörgåsbord Škoda Łódź İstanbul ΟΔΟΣ straße co-operate"
).split()
_SPECIAL = (
    "</s> <pad> <unk> <extra_id_0> [SEP] [CLS] [MASK] [UNK] [PAD] [DEC] [ENC] <|endoftext|> <|startoftext|> "
    "<end_of_text> <start_of_text> ▁ ##ing Ġ </w>"
).split()
_SCRIPTS = (
    "一只红色的狐狸在雪地里奔跑", "夕焼けの富士山とサクラ", "빨간 여우가 눈 위를 달린다", "𠮷野家で𩸽を食べる",
    "ثعلب أحمر يَقْفِزُ فوق الثلج", "שׁוּעָל אָדוֹם בַּשֶּׁלֶג", "बर्फ में लाल लोमड़ी क्षत्रिय", "จิ้งจอกแดงวิ่งบนหิมะ",
    "рыжая лисица бежит по снегу Ёжик", "κόκκινη αλεπού στο χιόνι ΣΊΣΥΦΟΣ", "con cáo đỏ chạy trên tuyết",
    "ქართული მელა", "ᚠᚢᚦᚨᚱᚲ", "አረንጓዴ ተራራ", "செந்நரி பனியில்",
)  # fmt: skip
_EMOJI = ("🦊", "👩‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇫🇷", "❤️", "☃", "1️⃣", "🫨", "🧑‍💻")
_SPACES = (" ", "  ", "     ", "\r\n", *"\t\n\v\f\x85\u00a0\u1680\u2003\u2028\u202f\u205f\u3000\u180e")
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202e\x00\x01\x1b\x7f\x8f\x9f\ufffd\ue000\ufe0f"
_FORMS = (
    "ｆｕｌｌ ｗｉｄｔｈ！", "ﬁne ﬂoor oﬃce ﬆ", "ｶﾀｶﾅ ｶﾞ", "①②③ ⅷ ½", "ℌ𝔢𝔩𝔩𝔬 𝐛𝐨𝐥𝐝", "㎏ ㈱ ㍿", "™ © ª º", "\u212a \u212b \u2126",
    "ǆ Ǆ ĳ", "ﷺ", "～ 〜 ˜", "ﬀ ﬃ \ufb05",
)  # fmt: skip
_MARKS = "\u0301\u0300\u0308\u0327\u0323\u0338\u20dd\u0345"
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¿«»“”‘’„…–—·•§¶†‰′″‹›、。「」！？，।॥؟،¬±×÷€£¥₿∑√∞≈→⇒◆★♪"
_FIRST = (
    "", " ", "   ", "\n", "\t \n", "\u200b", "\u00ad", "\u0301", "▁", "▁▁", "a", "A", ".", "\ufffd", "\x00", "a" * 300,
    "é" * 101, "x" * 100, "x" * 101, "Σ", "ΑΣ", "ΑΣ ΑΣΑ", "don't", "DON'T", "it's 3.14, isn't it?", "…", "a▁b", " a", "a ",
    "  a  b  ", "`` ''", "a\u3000b", "ａ", "ﬁ", "¹²³", "İ", "ẞß", "e\u0301", "ế", "각", "\u1100\u1161\u11a8", "𝒳", "#@!",
    "</s></s>", "[SEP][SEP]", "a</s>b", "a </s> b", "[MASK] a [MASK] b[MASK]", "a  [MASK]  b", "<extra_id_0>x <extra_id_99>",
)  # fmt: skip


def varied(count: int = 1000, seed: int = 8) -> list[str]:
    """`count` different texts; the same ones for the same seed. None holds half of a surrogate pair."""
    chance = random.Random(seed)
    found = dict.fromkeys(_FIRST)
    while len(found) < count:
        found.setdefault(_text(chance))
    return list(found)[:count]


def _text(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.3:
        return _prompt(chance)
    if kind < 0.4:
        return "".join(_character(chance) for _ in range(chance.randint(1, 24)))
    parts = [_part(chance) for _ in range(chance.randint(1, 9))]
    return chance.choice(("", " ", " ", " ", *_SPACES)).join(parts)


def _prompt(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(2, 40))
    words[0] = words[0].capitalize()
    ends = [chance.choice(("", "", "", ",", ".", "!", ";", " -", "...")) for _ in words]
    return " ".join(word + end for word, end in zip(words, ends))


def _part(chance: random.Random) -> str:
    makers = (
        lambda: chance.choice(_WORDS), lambda: chance.choice(_WORDS).upper(), lambda: chance.choice(_SCRIPTS),
        lambda: chance.choice(_EMOJI), lambda: chance.choice(_SPACES) * chance.randint(1, 3),
        lambda: chance.choice(_HIDDEN), lambda: chance.choice(_FORMS), lambda: chance.choice(_SPECIAL),
        lambda: "".join(chance.choices(_PUNCTUATION, k=chance.randint(1, 5))), lambda: _number(chance),
        lambda: _marked(chance), lambda: unicodedata.normalize("NFD", chance.choice(_WORDS + list(_SCRIPTS))),
        lambda: "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(15, 130))),
        lambda: chance.choice(_WORDS) + chance.choice(_HIDDEN) + chance.choice(_WORDS),
    )  # fmt: skip
    return chance.choice(makers)()


def _number(chance: random.Random) -> str:
    number = chance.randint(0, 10 ** chance.randint(1, 9))
    return chance.choice((str(number), f"{number:,}", f"{number / 100:.2f}", f"{number}x{number}px", f"#{number:06x}"))


def _marked(chance: random.Random) -> str:
    word = chance.choice(_WORDS)
    return "".join(letter + "".join(chance.choices(_MARKS, k=chance.randint(0, 2))) for letter in word)


def _character(chance: random.Random) -> str:
    """Any assigned one; half of them of the first 1,500."""
    while True:
        code = chance.randint(0, 1500) if chance.random() < 0.5 else chance.randint(0, 0x1FAFF)
        if unicodedata.category(chr(code)) not in ("Cs", "Cn"):
            return chr(code)
