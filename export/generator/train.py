"""Trains the generator on stored latents."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from generator.generator import Generator, Size
from generator.weight import token_weights
from tokenizer.quantizer import Quantizer
from tokenizer.schedule import OFFSETS, SCALES
from training.together import rank
from training.train import Budget, train
from world.describe import describe
from world.scene import Scene
from world.vocabulary import encode

BATCH = 64  # divided among the processes
COARSE = 10  # two of three steps see only this many scales: they cost a third, and decide what is drawn
DROP = 0.1  # share of prompts emptied, for guidance
FLIPS = 0.3  # largest chance of a wrong input bit


Network = Callable[[torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]


def prompts(scenes: list[Scene], rng: np.random.Generator) -> torch.Tensor:
    """Ids `[B, T]` of one right prompt a scene, half of them with "a photo of"."""
    return torch.tensor([encode(describe(one, rng).words(rng.random() < 0.5)) for one in scenes])


def train_generator(
    size: Size, quantizer: Quantizer, latents: torch.Tensor, scenes: list[Scene], budget: Budget, path: Path, seed: int,
    processes: int = 1,
) -> tuple[Generator, dict[str, float]]:
    """Trains on `latents` `[N, 16, 8, 8]` float16, of which the last 1 % only measure."""
    torch.manual_seed(seed)
    model = Generator(size)
    known = len(latents) - len(latents) // 100
    compiled = torch.compile(model, dynamic=False) if budget.minutes > 5 else model

    def loss_of(
        network: Network, rng: np.random.Generator, places: np.ndarray, scales: int, flips: torch.Tensor, drop: float
    ) -> torch.Tensor:  # (B, tokens), in nats a bit
        bits, inputs, _ = quantizer.walk(latents[places].float(), flips)
        ids = prompts([scenes[i] for i in places], rng)
        ids[torch.rand(len(ids)) < drop] = 0
        targets, inputs = torch.cat(bits[:scales], 1), torch.cat(inputs[:scales], 1)
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(ids, inputs, model.mask(inputs.shape[1]))
        return binary_cross_entropy_with_logits(logits.float(), targets, reduction="none").mean(2)

    def loss(step: int) -> torch.Tensor:
        rng = np.random.default_rng([seed, step, rank()])
        places = rng.integers(known, size=BATCH // processes)
        scales = SCALES if step % 3 == 0 else COARSE
        each = loss_of(compiled, rng, places, scales, FLIPS * torch.rand(len(places)), DROP)
        weights = token_weights([scenes[i] for i in places])[:, : each.shape[1]]
        return (each * weights).sum() / weights.sum()

    made = train(model, loss, budget, path, seed)
    if rank():
        return model, made
    rest, rng = np.arange(known, len(latents)), np.random.default_rng(seed)
    with torch.no_grad():
        batches = np.split(rest, range(BATCH, len(rest), BATCH))[:8]
        parts = [loss_of(model, rng, part, SCALES, torch.zeros(len(part)), 0) for part in batches]
    tokens = torch.cat(parts).mean(0)  # (226,)
    coarse = tokens[: OFFSETS[COARSE]].mean()
    return model, made | {"bitLoss": round(tokens.mean().item(), 4), "bitLossCoarse": round(coarse.item(), 4)}
