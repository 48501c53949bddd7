"""Draws raw images with the PyTorch models, many prompts at once."""

import torch

from generator.draw import Sampling, draw
from generator.generator import Generator
from tokenizer.schedule import BITS, SIDES
from tokenizer.train import Tokenizer


@torch.no_grad()
def sample(
    generator: Generator, tokenizer: Tokenizer, ids: torch.Tensor, sampling: Sampling, seed: int
) -> torch.Tensor:
    """Images `[N, 3, 64, 64]` in 0…1, one for each row of `ids` `[N, T]`; equal seeds mean equal noise."""
    torch.manual_seed(seed)
    images = []
    for part in ids.split(64):
        noise = [torch.rand(len(part), side * side, BITS) for side in SIDES]
        drawn = draw(generator, tokenizer.quantizer.amplitudes, part, noise, sampling)
        images.append(((tokenizer.decoder(drawn.latents) + 1) / 2).clamp(0, 1))
    return torch.cat(images)
