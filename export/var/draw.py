"""Draws paths with the PyTorch modules: the reference loop."""

from typing import NamedTuple

import torch

from var.quantiser import Quantiser
from var.sampling import Sampling, drawn, guided, probabilities
from var.transformer import Transformer


class Drawn(NamedTuple):
    """One entry a scale, and the sum of all codes."""

    ids: list[torch.Tensor]  # (B, n)
    logits: list[torch.Tensor]  # (B, n, V), guided
    inputs: list[torch.Tensor]  # (B, n, channels); zeros at scale 0
    latent: torch.Tensor  # (B, channels, full, full)


@torch.no_grad()
def draw(
    model: Transformer, quantiser: Quantiser, labels: torch.Tensor, noise: list[torch.Tensor], sampling: Sampling
) -> Drawn:
    """One path for each of `labels` `[B]`; `noise` `[B, n]` a scale, uniform in [0, 1)."""
    condition, past = model.begin(labels), model.past(len(labels))
    latent, scales = quantiser.nothing(len(labels)), len(model.size.sides)
    ids, told, seen = [], [], []
    for scale in range(scales):
        inputs = quantiser.next_input(latent, scale)
        both, *past = model.step(condition, past, inputs, scale)
        logits = guided(both, sampling.guidance, scale, scales)
        codes = drawn(probabilities(logits, sampling), noise[scale])
        latent = quantiser.add(latent, codes, scale)
        ids.append(codes)
        told.append(logits)
        seen.append(inputs)
    return Drawn(ids, told, seen, latent)
