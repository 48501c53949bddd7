"""What the best of n samples is expected to be worth, computed from more than n samples without drawing."""

from math import comb

import numpy as np


def best_of(values: np.ndarray, scores: np.ndarray, n: int) -> float:
    """Expected value of the one with the largest score among `n` of the samples, drawn without replacement.

    `values` and `scores` `[m]`, m ≥ n. Samples of equal score share their chances.
    """
    order = np.argsort(scores, kind="stable")
    count = len(scores)
    # The sample of rank r (from 0) is the best of n if the other n − 1 are among the r below it.
    chances = np.array([comb(rank, n - 1) for rank in range(count)]) / comb(count, n)
    total, ordered = 0.0, scores[order]
    for score in np.unique(ordered):
        tied = np.flatnonzero(ordered == score)
        total += chances[tied].sum() * values[order][tied].mean()
    return float(total)


def right_above_wrong(right: np.ndarray, scores: np.ndarray) -> float | None:
    """Share of pairs (right, wrong) where the right one scores higher, ties half; `None` without both."""
    above = scores[right][:, None] - scores[~right][None]
    return float(((above > 0) + 0.5 * (above == 0)).mean()) if above.size else None
