"""Draws paths of Infinity with the exported graphs: the loop that a caller of the bundle runs."""

from typing import NamedTuple

import numpy as np

from generator.sampling import Sampling
from graph.session import Session
from infinity.size import Size


class Walked(NamedTuple):
    """One entry a scale, and the sum of all codes; numpy."""

    bits: list[np.ndarray]  # (P, n, bits)
    probabilities: list[np.ndarray]  # (P, n, bits)
    latent: np.ndarray  # (P, codes, full, full)


def walk(
    graphs: tuple[Session, Session],
    size: Size,
    words: tuple[np.ndarray, np.ndarray],
    noise: list[np.ndarray],
    sampling: Sampling,
) -> Walked:
    """`graphs` are begin and step; one path for each prompt of `words`, features and mask; `noise` `[P, n, bits]` a scale."""
    begin, step = graphs
    features, mask = words
    condition, each = begin(features=features, mask=mask), np.arange(len(features))
    keys = values = np.zeros((size.depth, 2, 1, size.heads, 0, size.width // size.heads), np.float32)
    latents = np.zeros((1, size.codes, size.full, size.full), np.float32)
    bits, chances = [], []
    for scale, given in enumerate(noise):
        rows = each if scale else each * 0
        out = step(
            past_keys=keys, past_values=values, latents=latents, **condition,
            parents=rows, origins=rows, prompts=each, fan=each, scale=np.array(scale), noise=given,
            guidance=np.array(sampling.guidance, np.float32), temperature=np.array(sampling.temperature, np.float32),
            top_p=np.array(sampling.top_p, np.float32),
        )  # fmt: skip
        keys, values, latents = out["keys"], out["values"], out["latent"]
        bits.append(out["bits"])
        chances.append(out["probabilities"])
    return Walked(bits, chances, latents)
