"""Means over categories, with intervals that know that images of one prompt are alike."""

from collections.abc import Mapping, Sequence

import numpy as np

#: A value for each prompt, by category.
ByCategory = Mapping[str, Sequence[float]]


def interval(values: ByCategory, draws: int = 2000, seed: int = 5) -> dict[str, float]:
    """Mean over categories of the means over prompts, with a 95 % bootstrap interval.

    Prompts are drawn again within each category, so that neither the images of a prompt nor the numbers of
    prompts a category count as independent evidence.
    """
    rng = np.random.default_rng(seed)
    lists = [np.asarray(one, float) for one in values.values() if len(one)]
    again = [one[rng.integers(len(one), size=(draws, len(one)))].mean(1) for one in lists]
    low, high = np.quantile(np.mean(again, 0), [0.025, 0.975])
    mean = float(np.mean([one.mean() for one in lists]))
    return {"mean": round(mean, 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def by_category(tags: Sequence[str], values: Sequence[float]) -> dict[str, list[float]]:
    """`values`, one a prompt, grouped by `tags` in order of first appearance."""
    groups: dict[str, list[float]] = {}
    for tag, value in zip(tags, values, strict=True):
        groups.setdefault(tag, []).append(float(value))
    return groups
