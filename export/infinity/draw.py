"""Draws paths with the PyTorch modules: the reference loop."""

from typing import NamedTuple

import torch

from generator.draw import probabilities_of
from generator.sampling import Sampling
from infinity.quantiser import Quantiser
from infinity.transformer import Transformer

#: What TTS-VAR draws with.
SAMPLING = Sampling(3.0, 0.5, 0.97)


class Drawn(NamedTuple):
    """One entry a scale, and the sum of all codes."""

    bits: list[torch.Tensor]  # (P, n, bits)
    logits: list[torch.Tensor]  # (2, P, n, bits): of a 1 against a 0, with the prompt and without
    inputs: list[torch.Tensor]  # (P, n, bits); zeros at scale 0
    latent: torch.Tensor  # (P, codes, full, full)


@torch.no_grad()
def draw(
    model: Transformer, features: torch.Tensor, mask: torch.Tensor, noise: list[torch.Tensor], sampling: Sampling
) -> Drawn:
    """One path a prompt, see `Transformer.begin`, through as many scales as there is noise.

    `noise` `[P, n, bits]` a scale, uniform in [0, 1), decides every bit.
    """
    condition, past = model.begin(features, mask), model.past(len(features))
    quantiser = Quantiser(model.size)
    latent, bits, told, seen = quantiser.nothing(len(features)), [], [], []
    for scale in range(len(noise)):
        seen.append(quantiser.next_input(latent, scale))
        both, *past = model.step(condition, past, seen[-1], scale)
        told.append(both[..., 1] - both[..., 0])
        limit = probabilities_of(told[-1], sampling, scale)
        bits.append(((noise[scale] < limit) | (noise[scale] <= 0)).float())
        latent = quantiser.add(latent, bits[-1], scale)
    return Drawn(bits, told, seen, latent)
