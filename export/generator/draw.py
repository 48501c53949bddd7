"""Draws images' bits with the PyTorch model: the reference for the exported graph."""

from typing import NamedTuple

import torch

from generator.generator import Generator
from generator.sampling import Sampling
from tokenizer.quantizer import add_codes
from tokenizer.schedule import BITS, DOWN, FULL, SCALES


class Drawn(NamedTuple):
    """One entry a scale, and the sum of all codes."""

    bits: list[torch.Tensor]  # (U, n, 16)
    probabilities: list[torch.Tensor]  # (U, n, 16), after top-p
    latents: torch.Tensor  # (U, 16, 8, 8)


def probabilities_of(logits: torch.Tensor, sampling: Sampling, scale: int) -> torch.Tensor:
    """Chance of a 1 for each bit, from logits `[2, …]` (conditional, unconditional)."""
    # Tensors, not numbers: the graph too computes 1 − top_p in float32.
    guidance, temperature, top_p = torch.tensor(sampling.at(scale))
    p = ((guidance * logits[0] + (1 - guidance) * logits[1]) / temperature).sigmoid()
    p = torch.where(p <= 1 - top_p, torch.zeros_like(p), p)
    return torch.where(p >= top_p, torch.ones_like(p), p)


@torch.no_grad()
def draw(
    model: Generator, amplitudes: torch.Tensor, ids: torch.Tensor, noise: list[torch.Tensor], sampling: Sampling
) -> Drawn:
    """One path for each row of `ids` `[U, T]`; `noise` `[U, n, 16]` a scale decides every bit."""
    condition, (layers, heads) = model.begin(ids), (model.size.depth, model.size.heads)
    empty = torch.zeros(layers, 2, len(ids), heads, 0, model.size.width // heads)
    keys, values = empty, empty
    latents = torch.zeros(len(ids), BITS, FULL, FULL)
    bits, probabilities = [], []
    for scale in range(SCALES):
        inputs = (latents.flatten(2) @ DOWN[scale].T).transpose(1, 2)  # (U, n, 16)
        logits, keys, values = model.step(condition, (keys, values), inputs, scale)
        probabilities.append(probabilities_of(logits, sampling, scale))
        bits.append(((noise[scale] < probabilities[-1]) | (noise[scale] <= 0)).float())
        latents = add_codes(latents, bits[-1], amplitudes[scale], scale)
    return Drawn(bits, probabilities, latents)
