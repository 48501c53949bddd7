"""The reward's mean and deviation over raw final images of training prompts."""

import numpy as np
import torch

from alignment.alignment import Alignment
from generator.draw import Sampling
from generator.generator import Generator
from generator.train import prompts
from measure.sample import sample
from tokenizer.train import Tokenizer
from world.scene import Scene


@torch.no_grad()
def standard(
    reward: Alignment, generator: Generator, tokenizer: Tokenizer, scenes: list[Scene], sampling: Sampling
) -> tuple[float, float]:
    """Mean and standard deviation of the logits, one image for a prompt of each of `scenes`."""
    ids = prompts(scenes, np.random.default_rng(11))
    images = sample(generator, tokenizer, ids, sampling, 11)
    logits = torch.cat([reward(2 * a - 1, b) for a, b in zip(images.split(128), ids.split(128))])
    return logits.mean().item(), logits.std().item()
