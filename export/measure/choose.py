"""Chooses guidance, temperature and top-p by what the judge says of development prompts."""

from typing import Any

from generator.sampling import Sampling
from measure.search import measure_search
from measure.shipped import Shipped
from tokenizer.schedule import SCALES

COARSE = 6  # scales whose bits are drawn by the first of two temperatures


def _candidate(guidance: float, coarse: float, fine: float) -> Sampling:
    return Sampling(guidance, [coarse] * COARSE + [fine] * (SCALES - COARSE), 0.97)


#: Compared in this order; the first of the best wins. Warm at coarse scales, which decide what is drawn and make
#: paths differ; cool at fine ones, whose bits only have to agree on an outline.
CANDIDATES = [
    _candidate(*numbers)
    for numbers in ((2.0, 1.0, 0.3), (2.0, 0.7, 0.3), (2.0, 0.7, 0.7), (3.0, 1.0, 0.3), (3.0, 0.7, 0.3), (1.5, 0.7, 0.3))
]
SAMPLES = 4


def choose(shipped: Shipped, candidates: list[Sampling], samples: int = SAMPLES) -> tuple[Sampling, list[dict[str, Any]]]:
    """The sampling whose best of `samples` by the reward the judge likes best, and the table of all.

    Not the best raw image: what is chosen is the model that a search makes most of.
    """
    table = []
    for sampling in candidates:
        means = measure_search(shipped, samples, sampling)["mean"]
        table.append({**sampling.described(), **{name: one["mean"] for name, one in means.items()}})
        print(table[-1], flush=True)
    best = max(range(len(table)), key=lambda i: table[i]["rewardBest"])
    return candidates[best], table
