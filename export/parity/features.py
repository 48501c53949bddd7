"""Features of images from their patches as TTS-VAR's release makes them: PyTorch's full decomposition, float32."""

import numpy as np
import torch


def feature_cases() -> list[dict]:
    """Batches of patches `[B, P, D]` with the features `[B, P]` of each image's own axis and of one for all."""
    cases = []
    for name, patches in batches().items():
        images = torch.from_numpy(patches)
        cases.append(
            {
                "name": name,
                "shape": list(patches.shape),
                "patches": [float(f"{x:.6g}") for x in patches.ravel()],
                "own": [_told(scores(image)) for image in images],
                "joint": _told(scores(images.flatten(0, 1)).view(images.shape[:2])),
            }
        )
    return cases


def scores(patches: torch.Tensor) -> torch.Tensor:
    """Scores `[P]` of patches `[P, D]`, centred, on their first right singular vector; the sign is arbitrary."""
    centred = patches - patches.mean(0, keepdim=True)
    _, _, rows = torch.linalg.svd(centred, full_matrices=False)
    return centred @ rows[0]


def batches() -> dict[str, np.ndarray]:
    """The inputs, float32 of three decimals, so that their text is exact."""
    rng = np.random.default_rng(6)
    line = rng.normal(size=(1, 6, 1)) * rng.normal(size=(1, 1, 5))
    made = {
        "like an encoder's": structured(rng, (3, 24, 40), [6, 4, 3, 2]),
        "more patches than numbers": structured(rng, (2, 31, 3), [3, 2]),
        "two variances close to each other": structured(rng, (1, 40, 30), [6, 5.9]),
        "far from 0": structured(rng, (2, 9, 12), [4, 2]) + 20,
        "one axis": line + 1,
        "copies": np.repeat(structured(rng, (1, 8, 10), [3, 1]), 2, 0),
        "equal patches": np.full((1, 4, 3), 0.5),
        "one patch": rng.normal(size=(1, 1, 7)),
        "small and large images": structured(rng, (2, 10, 6), [3, 1]) * np.array([0.01, 100]).reshape(2, 1, 1),
    }
    return {name: patches.round(3).astype(np.float32) for name, patches in made.items()}


def structured(rng: np.random.Generator, shape: tuple[int, int, int], sizes: list[float]) -> np.ndarray:
    """Patches that vary along a few orthogonal axes, as far as `sizes` say, in noise of 0.3."""
    axes = np.linalg.qr(rng.normal(size=(shape[2], len(sizes))))[0].T
    # Whitened, so that the sizes are what the decomposition sees.
    along = [np.linalg.qr(rng.normal(size=(shape[1], len(sizes))))[0] * shape[1] ** 0.5 for _ in range(shape[0])]
    return (np.stack(along) * np.array(sizes)) @ axes + 0.3 * rng.normal(size=shape)


def _told(numbers: torch.Tensor) -> list:
    """Rounded, with the sign that makes the largest entry positive: any run writes the same."""
    values = numbers.double().numpy()
    largest = values.ravel()[np.abs(values).argmax()]
    return np.vectorize(lambda x: float(f"{x:.7g}"))(values * (np.sign(largest) or 1)).tolist()
