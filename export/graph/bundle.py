"""Writes a bundle: the graphs and bundle.json."""

import json
from hashlib import file_digest
from pathlib import Path
from typing import Any

import numpy as np

from generator.sampling import Sampling
from graph.builder import Builder
from graph.cost import Cost
from tokenizer.schedule import BITS, FULL, SCALES, SIDES, SMALLER
from world.colours import COLOURS
from world.shapes import SHAPES
from world.vocabulary import LENGTH, WORDS, encode

Entries = dict[str, dict[str, Any]]
_LATENTS = np.zeros((1, BITS, FULL, FULL), np.float32)


def save_graph(builder: Builder, folder: Path, name: str) -> dict[str, Any]:
    """Writes `name`.onnx and returns its entry of bundle.json; `data` is there where the weights lie apart."""
    path = folder / f"{name}.onnx"
    builder.save(path)
    entry = _hashed(path) | {"inputs": builder.inputs, "outputs": builder.outputs}
    data = folder / f"{path.name}.data"
    return entry | {"data": _hashed(data)} if data.exists() else entry


def _hashed(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return {"file": path.name, "sha256": file_digest(file, "sha256").hexdigest()}


def generator_cost(folder: Path) -> dict[str, Any]:
    """FLOPs and cache bytes of one path at each scale, both rows, from begin.onnx and step.onnx."""
    ids = np.array([encode("a red star")])
    flops, condition = Cost(folder / "begin.onnx").count(ids=ids)
    step = Cost(folder / "step.onnx")
    layers, heads, d = (condition["text_keys"].shape[axis] for axis in (1, 3, 5))
    keys = values = np.zeros((layers, 2, 1, heads, 0, d), np.float32)
    latents, zero = np.zeros((1, BITS, FULL, FULL), np.float32), np.array([0])
    one = np.array(1, np.float32)
    cost: dict[str, Any] = {"begin": flops, "transformer": [], "attention": [], "cacheBytes": []}
    for scale in range(SCALES):
        feeds = {
            "past_keys": keys, "past_values": values, "latents": latents, **condition,
            "parents": zero, "origins": zero, "prompts": zero, "fan": zero, "scale": np.array(scale),
            "noise": np.full((1, SIDES[scale] ** 2, BITS), 0.5, np.float32),
            "guidance": one, "temperature": one, "top_p": one,
        }  # fmt: skip
        total, out = step.count(**feeds)
        cost["transformer"].append(total)
        cost["attention"].append(step.count("/attention/", **feeds)[0])
        keys, values, latents = out["keys"], out["values"], out["latent"]
        cost["cacheBytes"].append(keys.nbytes + values.nbytes)
    return cost


def image_cost(folder: Path) -> dict[str, int]:
    """FLOPs of one image in each graph that makes or reads images."""
    images = np.zeros((1, 3, 64, 64), np.float32)
    fed = {name: {"images": images} for name in ("structure", "semantic", "aesthetic", "judge")}
    fed["decode"] = {"latents": _LATENTS}
    fed["alignment"] = {"images": images, "ids": np.array([encode("a red star")])}
    return {name: Cost(folder / f"{name}.onnx").count(**feeds)[0] for name, feeds in fed.items()}


def smaller(folder: Path, models: Entries) -> Entries:
    """The decoder's `smaller` entry: file and FLOPs of one image for each side. `models` has an entry a side."""
    flops = {side: Cost(folder / model["file"]).count(latents=_LATENTS)[0] for side, model in models.items()}
    return {side: {"decode": model, "cost": {"decode": flops[side]}} for side, model in models.items()}


def save_bundle(
    folder: Path, name: str, about: str, sampling: Sampling, models: Entries, made: Entries, threshold: float
) -> None:
    """Writes bundle.json. `models` has an entry a graph, `made` one a stage; `threshold` is the judge's."""
    flops = image_cost(folder)

    def role(port: str, stage: str, graph: str | None = None) -> dict[str, Any]:
        graph = graph or stage
        return {port: models[graph], "cost": {port: flops[graph]}, "made": made[stage]}

    judge = {"shapes": SHAPES, "colours": list(COLOURS), "threshold": threshold}
    bundle = {
        "format": 1,
        "name": name,
        "about": about,
        "licence": "MIT",
        "sides": list(SIDES),
        "bits": BITS,
        "latent": [BITS, FULL, FULL],
        "image": [3, 64, 64],
        "sampling": sampling.described(),
        "tokenizer": {"kind": "words", "words": WORDS, "length": LENGTH},
        "roles": {
            "generator": {
                "begin": models["begin"], "step": models["step"],
                "cost": generator_cost(folder), "made": made["generator"],
            },
            "decoder": {"compress": models["compress"]}
            | role("decode", "tokenizer", "decode")
            | {"smaller": smaller(folder, {str(side): models[f"decode-{side}"] for side in SMALLER})},
            "encoders": {name: role("encode", name) for name in ("structure", "semantic")},
            "rewards": {name: role("score", name) for name in ("alignment", "aesthetic")},
            "judge": role("detect", "judge") | judge,
        },
    }  # fmt: skip
    describe(folder, bundle)


def describe(folder: Path, bundle: dict[str, Any]) -> None:
    """Writes bundle.json, whole or not at all."""
    new = folder / "bundle.json.new"
    new.write_text(json.dumps(bundle, indent=2, ensure_ascii=False) + "\n")
    new.replace(folder / "bundle.json")
