"""Whether the features that a search clusters by see objects rather than backgrounds."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count as numbers

import numpy as np
import torch

from measure.principal import principal_scores
from tokenizer.train import Tokenizer, to_tensor
from world.picture import picture
from world.scene import Scene, scene

SCALES = 6  # a search clusters after scale 5 at the latest

Encoder = Callable[[torch.Tensor], torch.Tensor]
Measured = dict[str, float]


@torch.no_grad()
def measure_encoder(encoder: Encoder, tokenizer: Tokenizer, count: int = 400, seed: int = 101) -> dict[str, Measured]:
    """Mean squared distance of two features whose images differ in objects, over that where backgrounds differ.

    The images are renders decoded from the codes of scales 0 to 5, the features those of the `pca` reducer.
    `objects`: any two scenes on one background. `places`: the same objects at other places, as the paths of
    one prompt have them. The background pairs' tints differ too, by at most 12 of 255.
    """
    rng = np.random.default_rng(seed)
    scenes = [scene(rng) for _ in range(2 * count)]
    firsts, others = scenes[:count], scenes[count:]
    moved = [_moved(one, rng) for one in firsts]
    sets = {
        "first": _drawn(firsts, 0, seed),
        "background": _drawn(firsts, count, seed),
        "objects": _drawn(others, 0, seed),
        "places": _drawn(moved, 0, seed),
    }
    features = {name: _features(encoder, tokenizer, images) for name, images in sets.items()}
    apart = {name: ((one - features["first"]) ** 2).sum(1) for name, one in features.items()}
    return {name: _ratio(apart[name], apart["background"], seed) for name in ("objects", "places")}


def _drawn(scenes: list[Scene], first: int, seed: int) -> np.ndarray:
    """Pictures `[N, 64, 64, 3]`; number i has the background of number `first` + i."""
    return np.stack([picture(one, np.random.default_rng([seed, first + i])) for i, one in enumerate(scenes)])


def _moved(one: Scene, rng: np.random.Generator) -> Scene:
    """The objects of `one` at the places of another scene of its kind and number."""
    fresh = (scene(rng) for _ in numbers())
    fit = next(other for other in fresh if other.kind == one.kind and len(other.things) == len(one.things))
    looks = [(thing.shape, thing.colour) for thing in one.things]
    return Scene(one.kind, tuple(replace(thing, shape=s, colour=c) for thing, (s, c) in zip(fit.things, looks)))


def _features(encoder: Encoder, tokenizer: Tokenizer, images: np.ndarray) -> np.ndarray:
    """Images `[N, 64, 64, 3]` uint8 to features `[N, 64]` of their coarse decodes."""
    parts = []
    for part in np.split(images, range(100, len(images), 100)):
        sums = tokenizer.quantizer(tokenizer.encoder(to_tensor(part)))
        coarse = tokenizer.decoder(sums[SCALES - 1]).clamp(-1, 1)
        parts.append(principal_scores(encoder(coarse).numpy()))
    return np.concatenate(parts)


def _ratio(above: np.ndarray, below: np.ndarray, seed: int) -> Measured:
    """Ratio of the means of two paired lists, with its bootstrap interval."""
    rng = np.random.default_rng(seed)
    draws = (rng.integers(len(above), size=len(above)) for _ in range(1000))
    ratios = [above[draw].mean() / below[draw].mean() for draw in draws]
    low, high = np.quantile(ratios, [0.025, 0.975])
    share = above.mean() / below.mean()
    return {"ratio": round(float(share), 3), "low": round(float(low), 3), "high": round(float(high), 3)}
