"""Writes what PyTorch draws with the weights of the tiny bundles, for tests in other languages.

    python export/tiny_fixtures.py                   writes test/fixtures/var-step.json
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from graph.half import half
from ship_var import TINY as VAR
from ship_var import TINY_TOP_K
from var.autoencoder import Autoencoder
from var.draw import draw
from var.sampling import Sampling, probabilities
from var.seeded import seed_weights
from var.transformer import Transformer

FOLDER = Path(__file__).parents[1] / "test" / "fixtures"
RULE = "noise[j] = (((j * 2654435761 mod 2^32) >>> 9) + 0.5) * 2^-23, j counts (scale, token, bit) of one path"
CLASS = 7


def noise(counts: list[int]) -> list[torch.Tensor]:
    """One path's noise `[1, count]` a scale, by `RULE`: any language can repeat it."""
    j = np.arange(sum(counts), dtype=np.uint64)
    numbers = ((j * 2654435761 % 2**32) >> np.uint64(9)).astype(np.float64)
    return list(torch.from_numpy(((numbers + 0.5) * 2**-23).astype(np.float32))[None].split(counts, 1))


@torch.no_grad()
def var_step() -> dict[str, Any]:
    """The codes of one path, the first one's chances at each scale, its latent and its picture."""
    transformer, autoencoder = Transformer(VAR).eval(), Autoencoder(VAR).eval()
    for model in (transformer, autoencoder):
        seed_weights(model, 1)
        half(model)
    sampling = Sampling(top_k=TINY_TOP_K)
    counts = [side * side for side in VAR.sides]
    drawn = draw(transformer, autoencoder.quantize, torch.tensor([CLASS]), noise(counts), sampling)
    chances = [probabilities(logits, sampling)[0, 0] for logits in drawn.logits]
    image = autoencoder.decode(drawn.latent)
    return {
        "about": "Codes of one path drawn by the PyTorch model with the weights of test/fixtures/models/var-tiny",
        "command": "python export/tiny_fixtures.py",
        "prompt": str(CLASS),
        "noise": RULE,
        "scales": [
            {"drawn": ids.flatten().tolist(), "probabilities": [round(p, 7) for p in chance.tolist()]}
            for ids, chance in zip(drawn.ids, chances)
        ],
        "latent": [round(x, 6) for x in drawn.latent.flatten()[::97].tolist()],
        "pixels": [round(x, 6) for x in image.flatten()[::9973].tolist()],
    }


def write(folder: Path = FOLDER) -> None:
    (folder / "var-step.json").write_text(json.dumps(var_step(), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    write()
