"""A reward's mean and deviation over raw final images of training prompts."""

import numpy as np

from generator.sampling import Sampling
from generator.train import prompts
from measure.shipped import Shipped
from world.scene import Scene


def standard(shipped: Shipped, scenes: list[Scene], sampling: Sampling) -> dict[str, tuple[float, float]]:
    """Mean and standard deviation of each reward's scores, one image for a prompt of each of `scenes`."""
    ids = prompts(scenes, np.random.default_rng(11)).numpy()
    images = shipped.images(ids, np.arange(len(ids)), sampling)
    scores = {role: shipped.scores(role, images, ids) for role in shipped.roles["rewards"]}
    return {role: (float(one.mean()), float(one.std())) for role, one in scores.items()}
