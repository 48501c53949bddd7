"""Whether the objects of an image are what a prompt asks for: GenEval's rules.

@see Ghosh et al. 2023, GenEval; djghosh13/geneval, evaluation/evaluate_images.py: evaluate, relative_position.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any

#: Share of the summed widths of two boxes that a distance has to exceed before it counts as a place.
POSITION = 0.1


@dataclass(frozen=True)
class Found:
    """An object as a detector found it; its box is the centre ± radius. Pixels, y downwards."""

    shape: str
    colour: str
    x: float
    y: float
    radius: float
    confidence: float = 1.0  # 0…1


@dataclass(frozen=True)
class Verdict:
    correct: bool
    reason: str  # what is wrong, in the order of the row, parted by "; "; empty if nothing is


def verdict(row: dict[str, Any], objects: list[Found]) -> Verdict:
    """Judges `objects`, all of which count, against a row of a prompt list.

    Of a class, the `count` surest objects (ties: in the order given) stand for the request, whatever else there is:
    all of them must have its colour, and lie as asked from every object of the target. All include clauses must
    hold. An exclude clause holds while there are fewer than `count` objects of its class, of any colour.
    """
    surest = sorted(objects, key=lambda one: -one.confidence)
    reasons: list[str] = []
    groups: list[list[Found]] = []  # one an include clause; empty if it does not hold
    for clause in row["include"]:
        found = [one for one in surest if one.shape == clause["class"]]
        wrong = next(_wrong(clause, found, groups, row), None)
        groups.append(found[: clause["count"]] if wrong is None else [])
        reasons += [] if wrong is None else [wrong]
    for clause in row.get("exclude", []):
        count = sum(one.shape == clause["class"] for one in objects)
        if count >= clause["count"]:
            reasons.append(f"{clause['class']}: expected fewer than {clause['count']}, found {count}")
    return Verdict(not reasons, "; ".join(reasons))


def relations(first: Found, second: Found) -> list[str]:
    """Where `first` lies seen from `second`: none, one, or two for a diagonal.

    The distance along an axis counts as far as it exceeds a tenth of both widths together; it names a place if that
    is more than half of the distance of the centres.
    """
    x, y = first.x - second.x, first.y - second.y
    margin = POSITION * (2 * first.radius + 2 * second.radius)
    half = 0.5 * sqrt(x * x + y * y)
    across, along = (max(abs(v) - margin, 0) for v in (x, y))
    named = ["left of" if x < 0 else "right of"] if across > half else []
    return named + (["above" if y < 0 else "below"] if along > half else [])


def _wrong(clause: dict[str, Any], found: list[Found], groups: list[list[Found]], row: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an include clause; only the first counts."""
    name, count = clause["class"], clause["count"]
    if len(found) < count:
        yield f"{name}: expected {count}, found {len(found)}"
    if "color" in clause:
        painted = sum(one.colour == clause["color"] for one in found[:count])
        if painted < count:
            yield f"{name}: expected {count} {clause['color']}, found {painted}"
    if "position" in clause:
        place, target = clause["position"]
        other = row["include"][target]["class"]
        if not groups[target]:
            yield f"{name}: no {other} to be {place}"
        for one in found[:count]:
            for mark in groups[target]:
                if place not in (seen := relations(one, mark)):
                    yield f"{name}: expected {place} {other}, found {' and '.join(seen) or 'nowhere'}"
