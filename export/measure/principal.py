"""The `pca` reducer of src/selection/principalScores.ts, in NumPy and for many images."""

import numpy as np

NEGLIGIBLE = 1e-6  # below this part of the whole, a sum or an entry counts as 0


def principal_scores(patches: np.ndarray) -> np.ndarray:
    """Patches `[N, P, D]` to scores `[N, P]` on each image's own first principal component.

    The sign is fixed by Σ y³ ≥ 0, or by the first entry that is not 0 where that sum is 0 up to rounding.
    """
    centred = patches - patches.mean(1, keepdims=True, dtype=np.float64)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    scores = left[:, :, 0] * sizes[:, :1]
    return np.stack([_signed(row) for row in scores])


def _signed(scores: np.ndarray) -> np.ndarray:
    most = np.abs(scores).max()
    if most == 0:
        return scores
    cubes = (scores / most) ** 3
    if abs(cubes.sum()) > NEGLIGIBLE * np.abs(cubes).sum():
        return scores * np.sign(cubes.sum())
    return scores * np.sign(scores[np.abs(scores) > NEGLIGIBLE * most][0])
