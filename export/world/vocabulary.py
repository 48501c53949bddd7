"""The words of prompts; a word's place in the list is its id, and place 0 is padding."""

from world.colours import COLOURS
from world.shapes import SHAPES

NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
PLURALS = {shape: shape + ("es" if shape.endswith("s") else "s") for shape in SHAPES}
WORDS = [
    "", "a", "an", "photo", "of", "and", "left", "right", "above", "below",
    *NUMBERS.values(), *COLOURS, *SHAPES, *PLURALS.values(),
]  # fmt: skip
LENGTH = 16

_IDS = {word: i for i, word in enumerate(WORDS)}


def encode(prompt: str) -> list[int]:
    """Ids of a prompt, padded with 0 to `LENGTH`. An unknown word, no word or too many words raise."""
    words = prompt.strip().lower().replace(",", " ").replace(".", " ").split()
    unknown = [word for word in words if word not in _IDS]
    if unknown or not 0 < len(words) <= LENGTH:
        raise ValueError(f"cannot encode {prompt!r}: {'unknown ' + ', '.join(unknown) if unknown else 'wrong length'}")
    return [_IDS[word] for word in words] + [0] * (LENGTH - len(words))
