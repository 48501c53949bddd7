"""Trains the tokenizer: encoder, quantizer and decoder together."""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from tokenizer.autoencoder import Decoder, Encoder
from tokenizer.quantizer import Quantizer
from tokenizer.residual import Residual
from tokenizer.schedule import BITS, DOWN, SCALES, UP
from training.naming import names, naming_loss
from training.train import Budget, train
from world.colours import COLOURS
from world.scene import Scene
from world.shapes import SHAPES

BATCH = 64
WHOLE = BATCH // 2  # images decoded from all scales; the others from the first few


class Tokenizer(nn.Module):
    """The three parts under one roof, so that one checkpoint holds them."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.quantizer, self.decoder = Encoder(), Quantizer(), Decoder()


class Student(nn.Module):
    """The tokenizer with a head that names what lies where, read from the codes; it is thrown away.

    It makes the encoder write shapes and colours into the coarse scales. Without it they come with the
    last one, where the generator draws all bits at once and cannot agree with itself on a shape.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer = Tokenizer()
        self.names = nn.Sequential(
            nn.Conv2d(BITS, 96, 3, padding=1),
            Residual(96),
            nn.SiLU(),
            nn.Conv2d(96, len(SHAPES) + 1 + len(COLOURS) + 1, 1),
        )

    def named(self, codes: torch.Tensor) -> list[torch.Tensor]:
        """Codes `[B, 16, 8, 8]` to logits of shapes `[B, 64, 11]` and colours `[B, 64, 9]`."""
        logits = self.names(codes).float().flatten(2).transpose(1, 2)
        return list(logits.split([len(SHAPES) + 1, len(COLOURS) + 1], 2))


def to_tensor(images: np.ndarray) -> torch.Tensor:
    """Pixels `[B, 64, 64, 3]` uint8 to `[B, 3, 64, 64]` float32 in −1…1."""
    return torch.from_numpy(np.ascontiguousarray(images.transpose(0, 3, 1, 2))).float() / 127.5 - 1


def train_tokenizer(
    images: np.ndarray, scenes: list[Scene], budget: Budget, path: Path, seed: int
) -> tuple[Tokenizer, dict[str, float]]:
    """Trains on `images` `[N, 64, 64, 3]` uint8 and their scenes, of which the last 1 % only measure."""
    torch.manual_seed(seed)
    model = Student()
    known = len(images) - len(images) // 100

    def loss(step: int) -> torch.Tensor:
        places = torch.randint(known, (BATCH,)).tolist()
        batch = to_tensor(np.stack([images[place] for place in places]))
        shapes, colours = names([scenes[place] for place in places])
        scales = int(torch.randint(1, SCALES, ()))
        with torch.autocast("cpu", torch.bfloat16):
            latents = model.tokenizer.encoder(batch)
            with torch.autocast("cpu", enabled=False):
                sums = model.tokenizer.quantizer(latents)
                codes = torch.cat([_through(sums, latents, part, k) for part, k in _parts(scales)])
            output, named = model.tokenizer.decoder(codes).float(), model.named(codes)
        whole, partial = (output - batch).split([WHOLE, BATCH - WHOLE])
        naming = sum(
            naming_loss(logits[part], truth[part])
            for logits, truth in zip(named, (shapes, colours))
            for part, _ in _parts(scales)
        )
        # What earlier scales leave over counts at every scale: so the latent is made of what they can hold.
        left = (latents - sums).square().mean((1, 2, 3, 4))  # (13,)
        rebuilt = _error(whole) + _edges(whole) + 0.5 * _error(partial)
        return rebuilt + 0.1 * naming + 0.25 * left[-1] + 0.1 * left.mean()

    made = train(model, loss, budget, path, seed)
    return model.tokenizer, made | measure_tokenizer(model, images[known:], scenes[known:])


def _parts(scales: int) -> list[tuple[slice, int]]:
    return [(slice(0, WHOLE), SCALES), (slice(WHOLE, None), scales)]


def _through(sums: torch.Tensor, latents: torch.Tensor, part: slice, scales: int) -> torch.Tensor:
    """Codes of the first `scales` scales with the gradient of what those scales can hold of the latents."""
    held = (latents[part].flatten(2) @ (UP[scales - 1] @ DOWN[scales - 1]).T).view_as(latents[part])
    return sums[scales - 1, part] + held - held.detach()


def _error(error: torch.Tensor) -> torch.Tensor:
    return error.abs().mean() + 2 * error.square().mean()


def _edges(error: torch.Tensor) -> torch.Tensor:
    """Error of the differences between neighbours: without it small pale shapes melt into blobs."""
    return (error[..., 1:] - error[..., :-1]).abs().mean() + (error[..., 1:, :] - error[..., :-1, :]).abs().mean()


@torch.no_grad()
def measure_tokenizer(model: Student, images: np.ndarray, scenes: list[Scene]) -> dict[str, float]:
    """Mean squared error (pixels in −1…1) of whole and partial reconstructions, and what their codes still name."""
    batch, (shapes, _) = to_tensor(images[:512]), names(scenes[:512])
    latents = model.tokenizer.encoder(batch)
    sums = model.tokenizer.quantizer(latents)
    made = {}
    for scales in (SCALES, 10, 7, 6, 3):
        codes = sums[scales - 1]
        output = model.tokenizer.decoder(codes).clamp(-1, 1)
        right = model.named(codes)[0].argmax(2) == shapes
        made[f"mse{scales}"] = round((output - batch).square().mean().item(), 5)
        made[f"left{scales}"] = round((latents - codes).square().mean().item(), 4)
        made[f"shapes{scales}"] = round(right[shapes > 0].float().mean().item(), 4)
    return made
