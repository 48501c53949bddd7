"""Draws paths of VAR with the exported graphs: the loop that a caller of the bundle runs."""

from typing import NamedTuple

import numpy as np

from graph.session import Session
from var.sampling import Sampling
from var.size import Size


class Walked(NamedTuple):
    """One entry a scale, and the sum of all codes; numpy."""

    ids: list[np.ndarray]  # (B, n)
    probabilities: list[np.ndarray]  # (B, n, V)
    latents: np.ndarray  # (B, channels, full, full)


def walk(
    graphs: tuple[Session, Session], size: Size, labels: np.ndarray, noise: list[np.ndarray], sampling: Sampling
) -> Walked:
    """`graphs` are begin and step, of top-k `sampling.top_k`; one path for each of `labels` `[B]`; `noise` `[B, n]` a scale."""
    begin, step = graphs
    condition, paths = begin(ids=labels[:, None]), len(labels)
    keys = values = np.zeros((size.depth, 2, 1, size.heads, 0, size.width // size.heads), np.float32)
    latents = np.zeros((1, size.channels, size.full, size.full), np.float32)
    each = np.arange(paths)
    ids, chances = [], []
    for scale, given in enumerate(noise):
        rows = each if scale else each * 0
        out = step(
            past_keys=keys, past_values=values, latents=latents, **condition,
            parents=rows, origins=rows, prompts=each, fan=each, scale=np.array(scale), noise=given[:, :, None],
            guidance=np.array(sampling.guidance, np.float32), temperature=np.array(sampling.temperature, np.float32),
            top_p=np.array(sampling.top_p, np.float32),
        )  # fmt: skip
        keys, values, latents = out["keys"], out["values"], out["latent"]
        ids.append(out["ids"][:, :, 0])
        chances.append(out["probabilities"])
    return Walked(ids, chances, latents)
