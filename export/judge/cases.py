"""Objects and prompts with known verdicts: a table for the tests of both languages."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from judge.verdict import Found, verdict

Row = dict[str, Any]
#: What the case is about, the row, objects as "shape colour x y radius [confidence], …", and whether it is right.
Case = tuple[str, Row, str, bool]


def _row(*clauses: tuple[Any, ...], fewer: tuple[str, int] | None = None) -> Row:
    """A row of clauses (class, count, colour or None[, place of it seen from the first clause])."""
    include = [
        {"class": shape, "count": count}
        | ({"color": colour} if colour else {})
        | ({"position": [place[0], 0]} if place else {})
        for shape, count, colour, *place in clauses
    ]
    return {"include": include} | ({"exclude": [{"class": fewer[0], "count": fewer[1]}]} if fewer else {})


_STAR = _row(("star", 1, None))
_RED = _row(("star", 1, "red"))
_PAIR = _row(("ring", 1, None), ("star", 1, None))
_LOOKS = _row(("ring", 1, "blue"), ("star", 1, "red"))
_THREE = _row(("star", 3, None), fewer=("star", 4))
_THREE_RED = _row(("star", 3, "red"), fewer=("star", 4))
_LEFT, _RIGHT, _ABOVE, _BELOW = (
    _row(("ring", 1, None), ("star", 1, None, place)) for place in ("left of", "right of", "above", "below")
)
_RED_LEFT = _row(("ring", 1, "blue"), ("star", 1, "red", "left of"))
_LEFT_OF_TWO = _row(("ring", 2, None), ("star", 1, None, "left of"))
_ROW = "star red 10 20 8, star red 32 20 8, star red 54 20 8"

CASES: list[Case] = [
    ("one object", _STAR, "star red 32 32 15", True),
    ("another shape", _STAR, "ring red 32 32 15", False),
    ("nothing at all", _STAR, "", False),
    ("a single object may have company of its kind", _STAR, "star red 20 32 9, star blue 44 32 9", True),
    ("and of another kind", _STAR, "star red 20 32 9, moon blue 44 32 9", True),
    ("the colour asked for", _RED, "star red 32 32 15", True),
    ("another colour", _RED, "star orange 32 32 15", False),
    ("the colour on another shape", _RED, "ring red 32 32 15", False),
    ("the colour asked for, on both", _RED, "star red 20 32 9, star red 44 32 9", True),
    ("the surest of two has it", _RED, "star blue 20 32 9 0.6, star red 44 32 9 0.9", True),
    ("the surest of two lacks it", _RED, "star blue 20 32 9 0.9, star red 44 32 9 0.6", False),
    ("a tie goes to the first, which has it", _RED, "star red 20 32 9 0.8, star blue 44 32 9 0.8", True),
    ("a tie goes to the first, which lacks it", _RED, "star blue 20 32 9 0.8, star red 44 32 9 0.8", False),
    ("both of two", _PAIR, "star red 20 32 9, ring blue 44 32 9", True),
    ("one of two missing", _PAIR, "star red 20 32 9", False),
    ("the other of two missing", _PAIR, "ring red 20 32 9, moon red 44 32 9", False),
    ("both of two missing", _PAIR, "moon red 20 32 9", False),
    ("both of two and a third", _PAIR, "star red 20 32 9, ring blue 44 32 9, moon pink 32 54 8", True),
    ("nothing, two asked for", _PAIR, "", False),
    ("both looks", _LOOKS, "star red 20 32 9, ring blue 44 32 9", True),
    ("colours swapped", _LOOKS, "star blue 20 32 9, ring red 44 32 9", False),
    ("both in one colour", _LOOKS, "star red 20 32 9, ring red 44 32 9", False),
    ("one colour wrong", _LOOKS, "star red 20 32 9, ring green 44 32 9", False),
    ("one missing, the other wrong", _LOOKS, "star pink 20 32 9", False),
    ("the surest ring is not blue", _LOOKS, "star red 20 32 9, ring blue 44 20 9 0.5, ring red 44 44 9 0.7", False),
    ("three of three", _THREE, _ROW, True),
    ("two of three", _THREE, "star red 10 20 8, star red 32 20 8", False),
    ("four of three", _THREE, _ROW + ", star red 32 50 8", False),
    ("five of three", _THREE, _ROW + ", star red 20 50 8, star red 44 50 8", False),
    ("none of three", _THREE, "", False),
    ("three, and another shape", _THREE, _ROW + ", moon red 32 50 8", True),
    ("three of other colours", _THREE, "star red 10 20 8, star blue 32 20 8, star pink 54 20 8", True),
    ("three others", _THREE, "moon red 10 20 8, moon red 32 20 8, moon red 54 20 8", False),
    ("three red", _THREE_RED, _ROW, True),
    ("two red and a blue one", _THREE_RED, "star red 10 20 8, star red 32 20 8, star blue 54 20 8", False),
    ("three red and a blue one: one too many of any colour", _THREE_RED, _ROW + ", star blue 32 50 8", False),
    ("the blue one is among the three surest", _THREE_RED,
     "star red 10 20 8 0.5, star red 32 20 8 0.6, star red 54 20 8 0.7, star blue 32 50 8 0.9", False),
    ("five of five", _row(("star", 5, None), fewer=("star", 6)), _ROW + ", star red 20 50 8, star red 44 50 8", True),
    ("left", _LEFT, "star red 16 32 10, ring blue 48 32 10", True),
    ("left, in the other order", _LEFT, "ring blue 48 32 10, star red 16 32 10", True),
    ("right instead of left", _LEFT, "star red 48 32 10, ring blue 16 32 10", False),
    ("above instead of left", _LEFT, "star red 32 16 10, ring blue 32 48 10", False),
    ("right", _RIGHT, "star red 48 30 10, ring blue 16 34 10", True),
    ("above: smaller y", _ABOVE, "star red 30 16 10, ring blue 34 48 10", True),
    ("above in place of below", _BELOW, "star red 32 16 10, ring blue 32 48 10", False),
    ("below", _BELOW, "star red 32 48 10, ring blue 32 16 10", True),
    ("a diagonal is both: left", _LEFT, "star red 10 10 8, ring blue 54 54 8", True),
    ("a diagonal is both: above", _ABOVE, "star red 10 10 8, ring blue 54 54 8", True),
    ("a flat diagonal is one: left", _LEFT, "star red 10 20 8, ring blue 54 44 8", True),
    ("a flat diagonal is one: not above", _ABOVE, "star red 10 20 8, ring blue 54 44 8", False),
    # Margin 0.1 · (20 + 20) = 4; a distance of 8 leaves 4, which is half of 8 and not more.
    ("exactly at the threshold is nowhere", _LEFT, "star red 24 32 10, ring blue 32 32 10", False),
    ("just beyond the threshold", _LEFT, "star red 23.5 32 10, ring blue 32 32 10", True),
    ("within the margin", _LEFT, "star red 29 32 10, ring blue 32 32 10", False),
    ("exactly at the threshold upwards", _ABOVE, "star red 32 24 10, ring blue 32 32 10", False),
    ("just beyond it upwards", _ABOVE, "star red 32 23.5 10, ring blue 32 32 10", True),
    # Offset (−24, 32), distance 40: with radius 10 across leaves 20, which is half of 40 and not more.
    ("three, four, five: across is just too short", _LEFT, "star red 10 48 10, ring blue 34 16 10", False),
    ("and with smaller boxes it is not", _LEFT, "star red 10 48 9.5, ring blue 34 16 10", True),
    ("larger boxes ask for more distance", _LEFT, "star red 20 32 16, ring blue 32 32 16", False),
    ("the same centre is nowhere", _LEFT, "star red 32 32 10, ring blue 32 32 10", False),
    ("touching nothing: tiny boxes", _LEFT, "star red 31 32 0.5, ring blue 32 32 0.5", True),
    ("nothing to be left of", _LEFT, "star red 16 32 10", False),
    ("nothing that could be left", _LEFT, "ring red 16 32 10", False),
    ("the surest star counts", _LEFT, "star red 16 32 8 0.9, star red 60 32 8 0.6, ring blue 40 32 8", True),
    ("a surer star on the right", _LEFT, "star red 16 32 8 0.6, star red 60 32 8 0.9, ring blue 40 32 8", False),
    ("the surest ring is the target", _LEFT, "star red 30 32 8, ring blue 52 32 8 0.9, ring blue 8 32 8 0.6", True),
    ("looks and place", _RED_LEFT, "star red 16 32 10, ring blue 48 32 10", True),
    ("place right, a look wrong", _RED_LEFT, "star pink 16 32 10, ring blue 48 32 10", False),
    ("a target of another colour is none", _RED_LEFT, "star red 16 32 10, ring black 48 32 10", False),
    ("looks right, place wrong", _RED_LEFT, "star red 48 32 10, ring blue 16 32 10", False),
    ("left of both", _LEFT_OF_TWO, "star red 10 32 8, ring blue 30 32 8, ring blue 52 32 8", True),
    ("left of one of two", _LEFT_OF_TWO, "star red 30 32 8, ring blue 10 32 8, ring blue 52 32 8", False),
    ("left of the only one of two", _LEFT_OF_TWO, "star red 10 32 8, ring blue 52 32 8", False),
]  # fmt: skip


def objects(text: str) -> list[Found]:
    """Objects of "shape colour x y radius [confidence], …"."""
    words = [one.split() for one in text.split(",") if one]
    return [Found(shape, colour, *map(float, numbers)) for shape, colour, *numbers in words]


def write_cases(path: Path) -> None:
    """Writes the cases with their reasons for tests in other languages."""
    cases = []
    for about, row, text, _ in CASES:
        found = objects(text)
        cases.append({"about": about, "row": row, "objects": list(map(asdict, found)), **asdict(verdict(row, found))})
    command = "python export/make.py --out models/shapes-64 --stage fixture"
    head = json.dumps({"about": "Verdicts by GenEval's rules", "command": command}, indent=1).removesuffix("\n}")
    lines = ",\n".join("  " + json.dumps(case) for case in cases)  # one case a line, to be read
    path.write_text(f'{head},\n "cases": [\n{lines}\n ]\n}}\n')
