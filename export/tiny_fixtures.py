"""Writes what PyTorch draws with the weights of the tiny bundles, for tests in other languages.

    python export/tiny_fixtures.py                   writes test/fixtures/{var,infinity}-step.json
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from generator.draw import probabilities_of
from graph.half import half
from infinity.autoencoder import Autoencoder as InfinityAutoencoder
from infinity.draw import SAMPLING
from infinity.draw import draw as draw_infinity
from infinity.graph.words import HIDDEN, word_table
from infinity.transformer import Transformer as Infinity
from ship_infinity import TINY as INFINITY
from ship_var import TINY as VAR
from ship_var import TINY_TOP_K
from shipping.seeded import seed_weights
from var.autoencoder import Autoencoder
from var.draw import draw
from var.sampling import Sampling, probabilities
from var.transformer import Transformer
from world.vocabulary import WORDS, encode

FOLDER = Path(__file__).parents[1] / "test" / "fixtures"
RULE = "noise[j] = (((j * 2654435761 mod 2^32) >>> 9) + 0.5) * 2^-23, j counts (scale, token, bit) of one path"
CLASS = 7
PROMPT = "two red stars and a blue ring"


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


@torch.no_grad()
def infinity_step() -> dict[str, Any]:
    """The bits of one path, the first token's chances at each scale, its latent and its picture."""
    transformer, autoencoder = Infinity(INFINITY).eval(), InfinityAutoencoder(INFINITY).eval()
    for model in (transformer, autoencoder):
        seed_weights(model, 1)
        half(model)
    ids = torch.tensor(encode(PROMPT))[None]
    table = word_table(len(WORDS), INFINITY.channels).half().float()
    mask = torch.where(ids == 0, HIDDEN, 0.0)
    counts = [side * side for side in INFINITY.sides]
    flat = noise([count * INFINITY.bits for count in counts])
    given = [one.view(1, count, INFINITY.bits) for one, count in zip(flat, counts)]
    drawn = draw_infinity(transformer, table[ids], mask, given, SAMPLING)
    chances = [probabilities_of(logits, SAMPLING, scale)[0, 0] for scale, logits in enumerate(drawn.logits)]
    image = autoencoder.decode(drawn.latent)
    return {
        "about": "Bits of one path drawn by the PyTorch model with the weights of test/fixtures/models/infinity-tiny",
        "command": "python export/tiny_fixtures.py",
        "prompt": PROMPT,
        "noise": RULE,
        "scales": [
            {"drawn": bits.flatten().int().tolist(), "probabilities": [round(p, 7) for p in chance.tolist()]}
            for bits, chance in zip(drawn.bits, chances)
        ],
        "latent": [round(x, 6) for x in drawn.latent.flatten()[::97].tolist()],
        "pixels": [round(x, 6) for x in image.flatten()[::9973].tolist()],
    }


def write(folder: Path = FOLDER) -> None:
    for name, draws in (("var", var_step), ("infinity", infinity_step)):
        (folder / f"{name}-step.json").write_text(json.dumps(draws(), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    write()
