"""Resampling weights of all potentials, from the formulas of TTS-VAR's release and of the papers, in float64.

`s` are the scores of N paths at the checkpoints so far, `[N, j]`. The release weighs by exp(λ·…) of the last score, of
its difference to the one before, of the sum, of the maximum, or of the sum of the m largest; an earliest score counts
as it is. Feynman-Kac steering adds the terminal correction, which divides by all earlier factors of a lineage.
"""

import numpy as np

CHOICES = [("value", None), ("diff", None), ("max", None), ("sum", None), ("tempered", None)]
CHOICES += [("top-sum", m) for m in (1, 2, 3, 99)] + [("twisted", share) for share in (0.25, 0.5, 1.0)]

SCORES = {
    "usual": (np.random.default_rng(1).normal(size=(4, 4)).round(3), 10.0),
    "beyond float32": (np.array([[9.5, 31.25], [58.0, 57.5], [12.0, 59.75], [59.8, 3.0], [59.5, 59.77]]), 10.0),
    "beyond float64": (np.array([[79.0, 80.125], [80.5, 80.0], [80.25, 79.875]]), 10.0),
    "far below 0": (-np.array([[8.5, 60.0, 59.9], [55.0, 9.25, 59.8], [60.0, 60.0, 60.0]]), 10.0),
    "ties": (np.array([[1.0, 0.5], [0.5, 1.0], [1.0, 0.5], [0.75, 0.75]]), 10.0),
    "equal": (np.full((5, 3), -0.3), 10.0),
    "one path": (np.array([[0.7, -1.2, 0.4]]), 10.0),
    "one checkpoint": (np.array([[0.7], [-1.2], [0.9]]), 10.0),
    "every scale": (np.random.default_rng(2).normal(size=(3, 13)).round(3), 2.0),
    "weak": (np.random.default_rng(3).normal(size=(3, 3)).round(3), 0.1),
    "no weight": (np.random.default_rng(4).normal(size=(3, 2)).round(3), 0.0),
    "rising": (np.random.default_rng(5).normal(size=(4, 4)).round(3), np.array([0.5, 2.0, 6.0, 10.0])),
}


def weight_cases() -> list[dict]:
    """For each table of scores the weights by each choice: at every checkpoint `[m, N]`, and corrected at the last `[N]`."""
    cases = []
    for name, (scores, lambdas) in SCORES.items():
        lambdas = np.broadcast_to(lambdas, scores.shape[1])
        told = {"name": name, "scores": scores.tolist(), "lambdas": lambdas.tolist()}
        cases.append(told | {"by": [_weighed(word, taken, scores, lambdas) for word, taken in CHOICES]})
    return cases


def _weighed(word: str, taken: float | None, s: np.ndarray, lambdas: np.ndarray) -> dict:
    logs = np.stack([log_factor(word, taken, s[:, : j + 1], lambdas[: j + 1]) for j in range(s.shape[1])])  # (m, N)
    corrected = lambdas[-1] * s[:, -1] - logs[:-1].sum(0)
    return {
        "potential": word if taken is None else {word: taken},
        "weights": [normalised(row).tolist() for row in logs],
        "corrected": normalised(corrected).tolist(),
    }


def log_factor(word: str, taken: float | None, s: np.ndarray, lambdas: np.ndarray) -> np.ndarray:
    """Logarithm of the factor at the last checkpoint of `s` `[N, j]`: `[N]`."""
    last, rate = s[:, -1], lambdas[-1]
    before = s[:, -2] if s.shape[1] > 1 else np.zeros(len(s))
    match word:
        case "value":
            return rate * last
        case "diff":
            return rate * (last - before)
        case "max":
            return rate * s.max(1)
        case "sum":
            return rate * s.sum(1)
        case "top-sum":
            return rate * np.sort(s, 1)[:, -min(taken, s.shape[1]) :].sum(1)
        case "tempered":
            return rate * last - (lambdas[-2] * before if len(lambdas) > 1 else 0)
        case "twisted":
            return taken * rate * (last - before)


def normalised(logs: np.ndarray) -> np.ndarray:
    """exp(logs) over its sum, `[N]`; shifted by the largest only where float64 holds no such power."""
    with np.errstate(over="ignore"):
        powers = np.exp(logs)
    if not np.isfinite(powers.sum()) or powers.sum() == 0:
        powers = np.exp(logs - logs.max())
    return powers / powers.sum()
