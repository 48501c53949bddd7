"""Writes what the tiny bundles that look at pictures say of two of them, for tests in other languages.

    python export/tiny_scores.py                     writes test/fixtures/scores.json

Pictures are shown to them by Pillow, prompts are read by Hugging Face's tokenizers, graphs run in ONNX Runtime.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from tokenizers import Tokenizer

from graph.session import Session
from parity.pictures import FILTERS, RULES, drawn, transformed

FIXTURES = Path(__file__).parents[1] / "test" / "fixtures"
SIDE = 256
PROMPT = "two red stars"
PICTURES = ("noise", "ramp")
BUNDLES = ("imagereward-tiny", "dinov2-tiny", "clip-tiny", "aesthetic-tiny")


def scores() -> dict[str, Any]:
    """A score a reward and picture, and of an encoder the mean of its patches, a few numbers of it."""
    pictures = [Image.fromarray(drawn(rule, SIDE, SIDE)) for rule in PICTURES]
    cases = []
    for name in BUNDLES:
        folder = FIXTURES / "models" / name
        told = json.loads((folder / "bundle.json").read_text())
        for kind, port, output in (("encoders", "encode", "patches"), ("rewards", "score", "scores")):
            for role, entry in told["roles"][kind].items():
                fed: dict[str, np.ndarray] = {"images": seen(pictures, entry["preprocess"])}
                if "ids" in entry[port]["inputs"]:
                    read = Tokenizer.from_file(str(folder / told["tokenizer"]["file"]))
                    fed["ids"] = np.array([read.encode(PROMPT).ids])
                got = Session(folder / entry[port]["file"])(**fed)[output]
                values = got if kind == "rewards" else got.mean(1)[:, ::7]
                case = {"bundle": name, "kind": kind.removesuffix("s"), "name": role}
                cases.append(case | {"values": np.round(values.astype(float), 6).tolist()})
    return {
        "about": "What the tiny bundles say of pictures that Pillow made theirs",
        "command": "python export/tiny_scores.py",
        "prompt": PROMPT,
        "side": SIDE,
        "pictures": {rule: RULES[rule] for rule in PICTURES},
        "cases": cases,
    }


def seen(pictures: list[Image.Image], told: dict[str, Any]) -> np.ndarray:
    """`[B, 3, size, size]` as `preprocess` of bundle.json says."""
    made = [np.asarray(transformed(one, told["size"], FILTERS[told["filter"]], told["fit"])) for one in pictures]
    numbers = np.stack(made).transpose(0, 3, 1, 2).astype(np.float32) / np.float32(255)
    mean, std = (np.array(told[name], np.float32)[:, None, None] for name in ("mean", "std"))
    return (numbers - mean) / std


if __name__ == "__main__":
    (FIXTURES / "scores.json").write_text(json.dumps(scores(), indent=1) + "\n")
