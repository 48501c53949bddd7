"""Trains the tokenizer: encoder, quantizer and decoder together."""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from tokenizer.autoencoder import Decoder, Encoder
from tokenizer.quantizer import Quantizer
from tokenizer.schedule import SCALES
from training.train import Budget, train

BATCH = 64


class Tokenizer(nn.Module):
    """The three parts under one roof, so that one checkpoint holds them."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.quantizer, self.decoder = Encoder(), Quantizer(), Decoder()


def to_tensor(images: np.ndarray) -> torch.Tensor:
    """Pixels `[B, 64, 64, 3]` uint8 to `[B, 3, 64, 64]` float32 in −1…1."""
    return torch.from_numpy(np.ascontiguousarray(images.transpose(0, 3, 1, 2))).float() / 127.5 - 1


def train_tokenizer(images: np.ndarray, budget: Budget, path: Path, seed: int) -> tuple[Tokenizer, dict[str, float]]:
    """Trains on `images` `[N, 64, 64, 3]` uint8, of which the last 1 % only measure."""
    torch.manual_seed(seed)
    model = Tokenizer()
    known = len(images) - len(images) // 100

    def loss(step: int) -> torch.Tensor:
        batch = to_tensor(images[np.sort(torch.randint(known, (BATCH,)).numpy())])
        # Every fourth step decodes a truncated sum, so that partial images turn out sensible.
        scales = SCALES if step % 4 else int(torch.randint(1, SCALES, ()))
        with torch.autocast("cpu", torch.bfloat16):
            latents = model.encoder(batch)
            with torch.autocast("cpu", enabled=False):
                codes = model.quantizer(latents, scales)
                through = codes + latents - latents.detach()  # straight-through estimator
            output = model.decoder(through)
        output = output.float()
        error = output - batch
        rebuilt = error.abs().mean() + 2 * error.square().mean() + _edges(error)
        # Only whole sums pull the encoder to its codes: a truncated sum is meant to be far off.
        return rebuilt + 0.25 * (latents - codes).square().mean() * (scales == SCALES)

    made = train(model, loss, budget, path, seed)
    return model, made | measure_tokenizer(model, images[known:])


def _edges(error: torch.Tensor) -> torch.Tensor:
    """Error of the differences between neighbours: without it small pale shapes melt into blobs."""
    return (error[..., 1:] - error[..., :-1]).abs().mean() + (error[..., 1:, :] - error[..., :-1, :]).abs().mean()


@torch.no_grad()
def measure_tokenizer(model: Tokenizer, images: np.ndarray) -> dict[str, float]:
    """Mean squared error (pixels in −1…1) of whole and of partial reconstructions."""
    batch = to_tensor(images[:512])
    latents = model.encoder(batch)
    errors = {}
    for scales in (SCALES, 10, 7, 3):
        output = model.decoder(model.quantizer(latents, scales)).clamp(-1, 1)
        errors[f"mse{scales}"] = round((output - batch).square().mean().item(), 5)
    return errors
