"""Which of many feature vectors stand for their clusters: scikit-learn's K-Means from given initial centres."""

import numpy as np
from sklearn.cluster import KMeans


def medoid_cases() -> list[dict]:
    """Features `[N, D]`, the indices that K-Means begins with, and the representatives, ascending."""
    cases = []
    for name, (features, initial) in inputs().items():
        told = {"features": features.tolist(), "initial": initial}
        cases.append({"name": name, **told, "kept": representatives(features, initial)})
    return cases


def representatives(features: np.ndarray, initial: list[int]) -> list[int]:
    """Of each cluster the member nearest its centre, the first of those equally near up to rounding.

    A vector that occurs twice is clustered once, as its first occurrence.
    """
    rows, places = np.unique(features, axis=0, return_index=True)
    centres = features[initial]
    means = KMeans(len(centres), init=centres, n_init=1, tol=0, algorithm="lloyd").fit(rows)
    kept = []
    for label, centre in enumerate(means.cluster_centers_):
        members = np.flatnonzero(means.labels_ == label)
        distances = np.linalg.norm(rows[members] - centre, axis=1)
        kept.append(int(places[members[distances <= distances.min() * (1 + 1e-9)]].min()))
    return sorted(kept)


def inputs() -> dict[str, tuple[np.ndarray, list[int]]]:
    rng = np.random.default_rng(7)
    unequal = _around(rng, sizes=[1, 2, 4, 9], length=3, noise=0.8)
    double = _around(rng, sizes=[3, 6, 5], length=4, noise=1.0)
    double[9] = double[4]
    double[13] = double[4]
    far = _around(rng, sizes=[5, 5, 5, 5], length=8, noise=1.5)
    return {
        "clusters of unequal sizes": (unequal, [15, 14, 3, 0]),
        "a vector that occurs three times": (double, [0, 1, 2]),
        "all centres begin in one cluster": (far, [0, 1, 2, 3]),
        "no clusters": (rng.uniform(size=(30, 2)).round(2), [0, 1, 2, 3, 4, 5]),
        "as many centres as half the vectors": (rng.normal(size=(16, 5)).round(2), list(range(0, 16, 2))),
        "patches of an encoder": (_around(rng, sizes=[2, 7, 1, 6, 4], length=256, noise=3.0), [0, 1, 2, 3, 4]),
        "many of many": (rng.normal(size=(24, 256)).round(1), list(range(18))),
        "a number": (rng.normal(size=(12, 1)).round(2), [0, 3, 5]),
    }


def _around(rng: np.random.Generator, sizes: list[int], length: int, noise: float) -> np.ndarray:
    """`[Σ sizes, length]`: so many vectors around each of some random centres, in the order of the sizes."""
    centres = 4 * rng.normal(size=(len(sizes), length)) / length**0.5
    rows = np.repeat(centres, sizes, 0)
    return (rows + noise * rng.normal(size=rows.shape) / length**0.5).round(2)
