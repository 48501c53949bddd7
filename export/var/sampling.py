"""How codes are drawn from logits: guidance that grows over the scales, temperature, top-k, top-p, one uniform a token."""

from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Sampling:
    """Defaults are those of the published FID."""

    #: Weight of the logits with class at the last scale; grows from 1, no guidance, in equal steps. The publication
    #: calls what is above 1 `cfg`.
    guidance: float = 2.5
    temperature: float = 1.0
    #: 0 or the whole vocabulary: all.
    top_k: int = 900
    #: 1: all. 0: only the likeliest.
    top_p: float = 0.96


def guided(logits: torch.Tensor, guidance: float, scale: int, scales: int) -> torch.Tensor:
    """`logits` `[2, …]`, with class and without, to `[…]`: g·with + (1 − g)·without.

    g = 1 + (guidance − 1) · scale / (scales − 1).
    """
    g = 1 + (guidance - 1) * (scale / (scales - 1))
    return g * logits[0] + (1 - g) * logits[1]


def probabilities(logits: torch.Tensor, sampling: Sampling) -> torch.Tensor:
    """Of guided `logits` `[…, V]`: temperature, top-k, then top-p among what is left.

    Both cut by value, so equal logits stay or go together. Top-p drops the unlikeliest whose sum is at most 1 − p.
    """
    logits = logits / sampling.temperature
    ordered = logits.sort(-1).values
    size = logits.shape[-1]
    k = sampling.top_k if 0 < sampling.top_k < size else size
    least = ordered[..., size - k, None]  # (…, 1)
    among = torch.where(ordered < least, -torch.inf, ordered).softmax(-1).cumsum(-1)
    dropped = (among <= 1 - sampling.top_p)[..., :-1]
    kept = torch.where(dropped, torch.inf, ordered[..., :-1]).amin(-1, keepdim=True)
    least = torch.maximum(least, torch.minimum(kept, ordered[..., -1:]))
    return torch.where(logits < least, -torch.inf, logits).softmax(-1)


def drawn(p: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    """Inverse of the cumulated `p` `[…, V]` at `noise` `[…]` in [0, 1): ids `[…]`, never one of probability 0.

    Noise below 0 forces id −noise − 1: so recorded ids can be fed.
    """
    sums = p.cumsum(-1)
    total = sums[..., -1:]
    below = (sums <= noise[..., None] * total).sum(-1)
    last = (sums < total).sum(-1)  # the last of positive probability
    return torch.where(noise < 0, (-noise - 1).long(), torch.minimum(below, last))
