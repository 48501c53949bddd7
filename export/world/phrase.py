"""What a prompt asks for, and its wording after GenEval."""

from dataclasses import dataclass

from world.vocabulary import NUMBERS, PLURALS

RELATIONS = ("left of", "right of", "above", "below")


@dataclass(frozen=True)
class Phrase:
    """`looks` are (shape, colour or None) of one or two objects; `count` above 1 repeats the only look.

    With a `relation` the first object lies there, seen from the second.
    """

    looks: tuple[tuple[str, str | None], ...]
    count: int = 1
    relation: str | None = None

    @property
    def tag(self) -> str:
        """GenEval's category."""
        if self.relation:
            return "position"
        if self.count > 1:
            return "counting"
        coloured = self.looks[0][1] is not None
        return [["single_object", "colors"], ["two_object", "color_attr"]][len(self.looks) - 1][coloured]

    def words(self, photo: bool) -> str:
        """The prompt, with or without "a photo of" in front."""
        opening = "a photo of " if photo else ""
        if self.count > 1:
            shape, colour = self.looks[0]
            return opening + " ".join(filter(None, [NUMBERS[self.count], colour, PLURALS[shape]]))
        return opening + f" {self.relation or 'and'} ".join(_one(*look) for look in self.looks)


def _one(shape: str, colour: str | None) -> str:
    name = f"{colour} {shape}" if colour else shape
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
