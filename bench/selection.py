"""The official way from patches to representatives, timed beside ours: bench/selection.ts runs it.

    python bench/selection.py FILE

Writes patches `[64, 256, 1024]`, float32, to FILE and a line with versions to standard output; then does one round for
each line that it reads, and answers with a line of JSON: processor milliseconds, features, representatives. One thread.
"""

import json
import sys
import time

import numpy as np
import sklearn
import torch
from sklearn.cluster import KMeans

IMAGES, PATCHES, NUMBERS, KEPT = 64, 256, 1024, 48
LAYOUTS, AXES = 24, 16


def patches() -> np.ndarray:
    """Patches as an encoder gives them: images of 24 layouts, varied, along 16 axes in noise.

    Variance falls as 1/k along axis k: the first has about a quarter of all, the second half of that.
    """
    rng = np.random.default_rng(5)
    axes = np.linalg.qr(rng.standard_normal((NUMBERS, AXES)))[0].T
    sizes = 10 / np.sqrt(np.arange(1, AXES + 1))
    layouts = rng.standard_normal((LAYOUTS, PATCHES, AXES))
    made = np.empty((IMAGES, PATCHES, NUMBERS), np.float32)
    for i in range(IMAGES):
        along = layouts[i % LAYOUTS] + 0.5 * rng.standard_normal((PATCHES, AXES))
        noise = 0.3 * rng.standard_normal((PATCHES, NUMBERS))
        made[i] = (along * sizes) @ axes + noise + rng.standard_normal(NUMBERS)
    return made


def features(images: torch.Tensor) -> np.ndarray:
    """Scores `[B, P]` on each image's first right singular vector, from the full decomposition."""
    scores = []
    for image in images:
        centred = image - image.mean(0, keepdim=True)
        _, _, rows = torch.linalg.svd(centred, full_matrices=False)
        scores.append(centred @ rows[0])
    return torch.stack(scores).numpy()


def representatives(rows: np.ndarray) -> list[int]:
    """Of each of 48 clusters the member nearest its centre."""
    means = KMeans(n_clusters=KEPT, random_state=0).fit(rows)
    kept = []
    for label, centre in enumerate(means.cluster_centers_):
        members = np.flatnonzero(means.labels_ == label)
        kept.append(int(members[np.linalg.norm(rows[members] - centre, axis=1).argmin()]))
    return sorted(kept)


def main() -> None:
    torch.set_num_threads(1)
    images = patches()
    images.tofile(sys.argv[1])
    print(f"PyTorch {torch.__version__}, scikit-learn {sklearn.__version__}", flush=True)
    for _ in sys.stdin:
        begun = time.process_time()
        scores = features(torch.from_numpy(images))
        described = time.process_time()
        # An axis has no sign: ours, so that both cluster the same numbers. Not timed.
        scores *= np.sign((scores**3).sum(1, keepdims=True))
        signed = time.process_time()
        kept = representatives(scores)
        clustered = time.process_time()
        times = {"features": 1000 * (described - begun), "clusters": 1000 * (clustered - signed)}
        print(json.dumps({**times, "scores": scores.tolist(), "kept": kept}), flush=True)


if __name__ == "__main__":
    main()
