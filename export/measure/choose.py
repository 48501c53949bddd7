"""Chooses guidance, temperature and top-p by the reward on the development prompts."""

import json
from pathlib import Path

import torch

from alignment.alignment import Alignment
from generator.draw import Sampling
from generator.generator import Generator
from measure.sample import sample
from tokenizer.train import Tokenizer
from world.vocabulary import encode

#: Compared in this order; the first of the best wins.
CANDIDATES = [
    Sampling(guidance, temperature, top_p)
    for guidance in (2.0, 2.5, 3.0)
    for temperature, top_p in ((0.55, 0.97), (0.7, 0.97))
]


@torch.no_grad()
def choose(
    reward: Alignment, generator: Generator, tokenizer: Tokenizer, prompts: Path, candidates: list[Sampling]
) -> tuple[Sampling, list[dict[str, float]]]:
    """The sampling with the largest mean logit, and the table of all, over one image a prompt."""
    rows = [json.loads(line) for line in prompts.read_text().splitlines()]
    ids = torch.tensor([encode(row["prompt"]) for row in rows])
    table = []
    for sampling in candidates:
        images = sample(generator, tokenizer, ids, sampling, 5)
        logits = torch.cat([reward(2 * a - 1, b) for a, b in zip(images.split(128), ids.split(128))])
        table.append({**vars(sampling), "reward": round(logits.mean().item(), 4)})
    best = max(range(len(table)), key=lambda i: table[i]["reward"])
    return candidates[best], table
