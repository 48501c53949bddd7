"""Writes a bundle: the graphs and bundle.json."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from generator.draw import Sampling
from graph.builder import Builder
from graph.cost import Cost
from tokenizer.schedule import BITS, FULL, SCALES, SIDES
from world.vocabulary import LENGTH, WORDS, encode


def save_graph(builder: Builder, folder: Path, name: str) -> dict[str, Any]:
    """Writes `name`.onnx and returns its entry of bundle.json."""
    path = folder / f"{name}.onnx"
    builder.save(path)
    digest = sha256(path.read_bytes()).hexdigest()
    return {"file": path.name, "sha256": digest, "inputs": builder.inputs, "outputs": builder.outputs}


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
    """FLOPs of one image: decode, encode, score."""
    images = np.zeros((1, 3, 64, 64), np.float32)
    feeds: dict[str, dict[str, np.ndarray]] = {
        "decode": {"latents": np.zeros((1, BITS, FULL, FULL), np.float32)},
        "encode": {"images": images},
        "score": {"images": images, "ids": np.array([encode("a red star")])},
    }
    return {name: Cost(folder / f"{name}.onnx").count(**fed)[0] for name, fed in feeds.items()}


def save_bundle(
    folder: Path, name: str, about: str, sampling: Sampling, models: dict[str, Any], made: dict[str, Any]
) -> None:
    """Writes bundle.json. `models` and `made` have an entry a role: begin, step, decode, encode, score."""
    cost, images = generator_cost(folder), image_cost(folder)
    bundle = {
        "format": 1,
        "name": name,
        "about": about,
        "licence": "MIT",
        "sides": list(SIDES),
        "bits": BITS,
        "latent": [BITS, FULL, FULL],
        "image": [3, 64, 64],
        "sampling": {"guidance": sampling.guidance, "temperature": sampling.temperature, "topP": sampling.top_p},
        "tokenizer": {"kind": "words", "words": WORDS, "length": LENGTH},
        "roles": {
            "generator": {"begin": models["begin"], "step": models["step"], "cost": cost, "made": made["generator"]},
            "decoder": {"decode": models["decode"], "cost": {"decode": images["decode"]}, "made": made["decoder"]},
            "encoders": {
                "structure": {
                    "encode": models["encode"], "cost": {"encode": images["encode"]}, "made": made["structure"],
                }
            },
            "rewards": {
                "alignment": {"score": models["score"], "cost": {"score": images["score"]}, "made": made["alignment"]}
            },
        },
    }  # fmt: skip
    text = json.dumps(bundle, indent=2, ensure_ascii=False) + "\n"
    new = folder / "bundle.json.new"
    new.write_text(text)
    new.replace(folder / "bundle.json")
