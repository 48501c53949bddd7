"""Whether a search can win on this model: room above one sample, and a reward that finds it."""

from typing import Any

import numpy as np

from generator.sampling import Sampling
from judge.verdict import verdict
from measure.best_of import best_of, right_above_wrong
from measure.interval import by_category, interval
from measure.prompt_list import ids_of, prompt_list
from measure.shipped import Shipped

SAMPLES, BEST_OF, FIRST_SEED = 16, 8, 5000


def measure_search(shipped: Shipped, samples: int = SAMPLES, sampling: Sampling | None = None) -> dict[str, Any]:
    """On development prompts, `samples` raw images each. Means over categories, intervals by prompt."""
    rows = prompt_list("development")
    tags = [row["tag"] for row in rows]
    right, scores = drawn(shipped, samples, sampling)
    n = min(BEST_OF, samples)
    raw = right.mean(1)
    mixed = (raw > 0) & (raw < 1)
    judged = np.array([best_of(one, one, n) for one in right.astype(float)])
    rewarded = np.array([best_of(one, score, n) for one, score in zip(right.astype(float), scores)])
    pairs = [right_above_wrong(one, score) for one, score in zip(right, scores)]
    ordered = [(tag, pair) for tag, pair in zip(tags, pairs) if pair is not None]
    columns = {
        "raw": raw,
        "judgeBest": judged,
        "judgeGain": judged - raw,
        "rewardBest": rewarded,
        "rewardGain": rewarded - raw,
        "mixed": mixed,
    }
    table = {name: by_category(tags, values) for name, values in columns.items()}
    table["rightAboveWrong"] = by_category(*zip(*ordered)) if ordered else {}
    return {
        "samples": samples,
        "mean": {name: interval(groups) for name, groups in table.items() if groups},
        "categories": {
            tag: {name: interval({tag: groups[tag]}) for name, groups in table.items() if groups.get(tag)}
            for tag in dict.fromkeys(tags)
        },
    }


def drawn(shipped: Shipped, samples: int, sampling: Sampling | None) -> tuple[np.ndarray, np.ndarray]:
    """Verdicts and alignment scores `[prompts, samples]` of raw images of the development prompts."""
    rows = prompt_list("development")
    ids = np.repeat(ids_of(rows), samples, 0)
    seeds = np.tile(np.arange(FIRST_SEED, FIRST_SEED + samples), len(rows))
    images = shipped.images(ids, seeds, sampling)
    scores = shipped.scores("alignment", images, ids).reshape(len(rows), samples)
    found = shipped.found(images)
    right = [verdict(rows[i // samples], one).correct for i, one in enumerate(found)]
    return np.array(right).reshape(len(rows), samples), scores
