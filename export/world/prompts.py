"""Prompt lists in GenEval's format, balanced by category."""

import json
from pathlib import Path

import numpy as np

from world.colours import COLOURS
from world.phrase import RELATIONS, Phrase
from world.scene import HELD_OUT
from world.shapes import SHAPES

EACH = 24
WIDE = 60

Look = tuple[str, str]


def write_prompts(folder: Path, seed: int = 7) -> None:
    """Writes shapes-development.jsonl, shapes-heldout.jsonl and shapes-heldout-wide.jsonl.

    Development and held-out lists share no phrase but the single objects. Ten of these are all there are,
    so each list has those ten in one wording, and 24 of each other category. The wide one begins with all
    rows of the held-out one and has 60 of each, but for coloured objects: the 56 that development leaves. Only held-out lists ask for shapes in colours that never met
    in training.
    """
    rng = np.random.default_rng(seed)
    known: set[str] = set()
    folder.mkdir(parents=True, exist_ok=True)
    heldout: list[str] = []
    for split, each in (("development", EACH), ("heldout", EACH), ("heldout-wide", WIDE - EACH)):
        photo = split != "development"
        rows = [] if split == "heldout-wide" else [(Phrase(((shape, None),)), False) for shape in SHAPES]
        singles = len(rows)
        for draw in (_pair, _count, _colour, _position, _attribution):
            fresh = 0
            while fresh < each and not (split == "heldout-wide" and draw is _colour):
                unseen = photo and fresh % 4 == 0
                phrase = draw(rng, unseen)
                if phrase.words(False) not in known:
                    known.add(phrase.words(False))
                    rows.append((phrase, any(look in HELD_OUT for look in phrase.looks)))
                    fresh += 1
        if split == "heldout-wide":
            rows += _colours_left(known)
        worded = [photo or (i >= singles and i % 2 == 0) for i in range(len(rows))]
        lines = [json.dumps(row_of(phrase, unseen, with_photo)) for (phrase, unseen), with_photo in zip(rows, worded)]
        if split == "heldout":
            heldout = lines
        if split == "heldout-wide":
            lines = heldout + lines
        (folder / f"shapes-{split}.jsonl").write_text("\n".join(lines) + "\n")


def _colours_left(known: set[str]) -> list[tuple[Phrase, bool]]:
    """Every coloured object that no list asks for yet: there are only eighty."""
    looks = [(shape, colour) for shape in SHAPES for colour in COLOURS]
    phrases = [Phrase((look,)) for look in looks]
    return [(phrase, phrase.looks[0] in HELD_OUT) for phrase in phrases if phrase.words(False) not in known]


def row_of(phrase: Phrase, unseen: bool, photo: bool) -> dict[str, object]:
    """A line of a prompt list, in GenEval's format."""
    things = [{"class": s, "count": phrase.count} | ({"color": c} if c else {}) for s, c in phrase.looks]
    if phrase.relation:  # GenEval names the place of the second entry, seen from the first
        things = [things[1], things[0] | {"position": [phrase.relation, 0]}]
    row: dict[str, object] = {"tag": phrase.tag, "include": things}
    if phrase.count > 1:
        row["exclude"] = [{"class": phrase.looks[0][0], "count": phrase.count + 1}]
    return row | {"prompt": phrase.words(photo), "unseen": unseen}


def _look(rng: np.random.Generator, unseen: bool) -> Look:
    while True:
        look = str(rng.choice(SHAPES)), str(rng.choice(list(COLOURS)))
        if (look in HELD_OUT) == unseen:
            return look


def _looks(rng: np.random.Generator, unseen: bool) -> tuple[Look, Look]:
    first, second = _look(rng, unseen), _look(rng, False)
    while first[0] == second[0] or first[1] == second[1]:
        second = _look(rng, False)
    return first, second


def _pair(rng: np.random.Generator, unseen: bool) -> Phrase:
    first, second = _looks(rng, False)
    return Phrase(((first[0], None), (second[0], None)))


def _position(rng: np.random.Generator, unseen: bool) -> Phrase:
    first, second = _looks(rng, False)
    return Phrase(((first[0], None), (second[0], None)), relation=str(rng.choice(RELATIONS)))


def _count(rng: np.random.Generator, unseen: bool) -> Phrase:
    shape, colour = _look(rng, False)
    return Phrase(((shape, colour if rng.random() < 0.5 else None),), int(rng.integers(2, 6)))


def _colour(rng: np.random.Generator, unseen: bool) -> Phrase:
    return Phrase((_look(rng, unseen),))


def _attribution(rng: np.random.Generator, unseen: bool) -> Phrase:
    return Phrase(_looks(rng, unseen))
