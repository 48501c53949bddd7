"""The judge against the eye: a sheet of generated images to look at one by one, and what was seen."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from judge.verdict import Found, verdict
from measure.prompt_list import Row, ids_of, prompt_list
from measure.proportion import proportion
from measure.shipped import Shipped

#: Images a category, and the first of the sheet's seeds.
EACH, FIRST_SEED = 20, 9000
#: What a person saw on the sheet, and on earlier ones that the judge's recipe and threshold were chosen on: the places
#: of the images that are right.
SEEN = Path(__file__).parents[1] / "judge" / "eye.json"

COLUMNS, SIDE, LINE = 10, 192, 12


def measure_eye(shipped: Shipped) -> dict[str, Any]:
    """Share of the sheet's images where judge and eye agree, with the kinds of disagreement."""
    seen = json.loads(SEEN.read_text())
    digest = shipped.roles["generator"]["step"]["sha256"]
    if seen["step"] != digest:
        raise ValueError(f"{SEEN.name} was written for step.onnx {seen['step'][:8]}, the bundle has {digest[:8]}")
    right, verdicts = set(seen["right"]), _verdicts(shipped, FIRST_SEED)
    return {
        "agreement": _agreement(verdicts, right),
        "chosenOn": {seed: _agreement(_verdicts(shipped, int(seed)), set(of)) for seed, of in seen["earlier"].items()},
        "eyeRight": len(right),
        "judgeRight": sum(verdicts),
        "judgeTooKind": [place for place, one in enumerate(verdicts) if one and place not in right],
        "judgeTooStrict": [place for place, one in enumerate(verdicts) if not one and place in right],
    }


def write_sheet(shipped: Shipped, path: Path, blind: bool = False) -> None:
    """Writes the sheet: each image with its number and prompt; unless `blind`, with boxes and the verdict."""
    rows, images, judged = _sheet(shipped, FIRST_SEED)
    lines = -(-len(rows) // COLUMNS)
    page = Image.new("RGB", (COLUMNS * (SIDE + 8), lines * (SIDE + 8 + 3 * LINE)), "white")
    for place, (row, image, found) in enumerate(zip(rows, images, judged)):
        tile = _tile(place, row, image, [] if blind else found, blind)
        page.paste(tile, (place % COLUMNS * (SIDE + 8) + 4, place // COLUMNS * (SIDE + 8 + 3 * LINE) + 4))
    page.save(path, optimize=True)


def _verdicts(shipped: Shipped, first: int) -> list[bool]:
    rows, _, judged = _sheet(shipped, first)
    return [verdict(row, found).correct for row, found in zip(rows, judged)]


def _agreement(verdicts: list[bool], right: set[int]) -> dict[str, Any]:
    return proportion(sum((place in right) == one for place, one in enumerate(verdicts)), len(verdicts))


def _sheet(shipped: Shipped, first: int) -> tuple[list[Row], np.ndarray, list[list[Found]]]:
    """Rows, images `[N, 64, 64, 3]` uint8 of seeds from `first` on, and what the judge finds, by category."""
    all_rows = prompt_list("heldout")
    rows, seeds = [], []
    for tag in dict.fromkeys(row["tag"] for row in all_rows):
        mine = [row for row in all_rows if row["tag"] == tag]
        rows += [mine[i % len(mine)] for i in range(EACH)]
        seeds += [first + i // len(mine) for i in range(EACH)]
    images = shipped.images(ids_of(rows), np.array(seeds))
    pixels = (images.permute(0, 2, 3, 1) * 255).round().byte().numpy()
    return rows, pixels, shipped.found(images)


def _tile(place: int, row: Row, image: np.ndarray, found: list[Found], blind: bool) -> Image.Image:
    tile = Image.new("RGB", (SIDE, SIDE + 3 * LINE), "white")
    tile.paste(Image.fromarray(image).resize((SIDE, SIDE), Image.Resampling.NEAREST), (0, 0))
    draw, scale = ImageDraw.Draw(tile), SIDE / 64
    for one in found:
        box = [scale * v for v in (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius)]
        draw.rectangle(box, outline="white")
        draw.text((box[0] + 2, box[1]), f"{one.colour} {one.shape} {one.confidence:.2f}", "black")
    judged = verdict(row, found)
    prompt = row["prompt"].removeprefix("a photo of ")
    draw.text((0, SIDE), f"{place}  {prompt}", "black")
    if not blind:
        told = "right" if judged.correct else judged.reason
        draw.text((0, SIDE + LINE), told[:34], "darkgreen" if judged.correct else "firebrick")
        draw.text((0, SIDE + 2 * LINE), told[34:68], "firebrick")
    return tile
