"""Writes what the PyTorch model draws for one prompt, for tests in other languages."""

import json
from pathlib import Path

import numpy as np
import torch

from generator.draw import draw
from generator.sampling import read_sampling
from graph.weights import read_generator
from tokenizer.schedule import BITS, SIDES, TOKENS
from world.vocabulary import encode

PROMPT = "a photo of a red star and a blue ring"
RULE = "noise[j] = (((j * 2654435761 mod 2^32) >>> 9) + 0.5) * 2^-23, j counts (scale, token, bit) of one path"


def noise() -> list[torch.Tensor]:
    """One path's noise `[1, n, 16]` a scale, by `RULE`: any language can repeat it."""
    j = np.arange(TOKENS * BITS, dtype=np.uint64)
    numbers = ((j * 2654435761 % 2**32) >> np.uint64(9)).astype(np.float64)
    flat = torch.from_numpy(((numbers + 0.5) * 2**-23).astype(np.float32)).view(1, TOKENS, BITS)
    return list(flat.split([side * side for side in SIDES], 1))


def write_fixture(bundle: Path, path: Path) -> None:
    """Reads the weights of `bundle` and writes prompt, sampling, bits and some probabilities to `path`."""
    described = json.loads((bundle / "bundle.json").read_text())
    numbers = described["sampling"]
    sampling = read_sampling(numbers)
    model, amplitudes = read_generator(bundle)
    ids = encode(PROMPT)
    drawn = draw(model, amplitudes, torch.tensor([ids]), noise(), sampling)
    scales = [
        {
            "bits": np.packbits(bits.numpy().astype(np.uint8).ravel()).tobytes().hex(),
            "probabilities": [round(p, 7) for p in probabilities.flatten()[:8].tolist()],
        }
        for bits, probabilities in zip(drawn.bits, drawn.probabilities)
    ]
    fixture = {
        "about": "Bits of one path drawn by the PyTorch model with the bundle's weights; the first bit is the highest",
        "command": "python export/make.py --out models/shapes-64 --stage fixture",
        "step": described["roles"]["generator"]["step"]["sha256"],
        "prompt": PROMPT,
        "ids": ids,
        "sampling": numbers,
        "noise": RULE,
        "scales": scales,
        "latent": [round(x, 6) for x in drawn.latents.flatten()[:8].tolist()],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(fixture, indent=2) + "\n")
