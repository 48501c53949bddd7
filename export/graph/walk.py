"""Draws paths with the exported graphs: the loop that a caller of the bundle runs."""

from typing import NamedTuple

import numpy as np

from generator.sampling import Sampling
from graph.session import Session
from tokenizer.schedule import BITS, FULL, SCALES


class Walked(NamedTuple):
    """One entry a scale, and the sum of all codes; numpy."""

    bits: list[np.ndarray]  # (B, n, 16)
    probabilities: list[np.ndarray]  # (B, n, 16)
    latents: np.ndarray  # (B, 16, 8, 8)


def walk(begin: Session, step: Session, ids: np.ndarray, noise: list[np.ndarray], sampling: Sampling) -> Walked:
    """One path for each row of `ids` `[B, T]`; `noise` `[B, n, 16]` a scale."""
    condition, count = begin(ids=ids), len(ids)
    layers, heads, d = (condition["text_keys"].shape[axis] for axis in (1, 3, 5))
    keys = values = np.zeros((layers, 2, count, heads, 0, d), np.float32)
    latents = np.zeros((1, BITS, FULL, FULL), np.float32)
    each = np.arange(count)
    bits, probabilities = [], []
    for scale in range(SCALES):
        guidance, temperature, top_p = (np.array(number, np.float32) for number in sampling.at(scale))
        out = step(
            past_keys=keys, past_values=values, latents=latents, **condition,
            parents=each, origins=each if scale else each * 0, prompts=each, fan=each,
            scale=np.array(scale), noise=noise[scale],
            guidance=guidance, temperature=temperature, top_p=top_p,
        )  # fmt: skip
        keys, values, latents = out["keys"], out["values"], out["latent"]
        bits.append(out["bits"])
        probabilities.append(out["probabilities"])
    return Walked(bits, probabilities, latents)
