"""The confidence above which an object counts."""

from math import sqrt

import numpy as np
import torch

from judge.detect import detect
from judge.judge import Judge
from judge.measure import agreement, render
from judge.questions import questions, spoiled
from judge.rebuild import rebuild
from tokenizer.train import Tokenizer

CANDIDATES = [round(0.02 * i, 2) for i in range(5, 41)]


def choose_threshold(judge: Judge, tokenizer: Tokenizer, each: int = 100, seed: int = 404) -> tuple[float, float]:
    """The threshold that agrees with the answers on fresh renders and reconstructions, and its agreement.

    In half of the pictures one object is a blot: without them the lowest threshold would do. Agreement hardly
    changes over a wide range; this is the middle of the thresholds within one standard error of the best.
    """
    torch.manual_seed(seed)
    rng, asked = np.random.default_rng(seed), questions(each, seed)
    broken, blots = spoiled(asked, rng)
    drawn = render(asked, rng)
    seen = [
        (usual, detect(judge, images))
        for usual, whole in ((asked, drawn), (broken, blots))
        for images in (whole, rebuild(tokenizer, whole))
    ]
    shares = np.array([np.mean([agreement(*one, t)["all"]["share"] for one in seen]) for t in CANDIDATES])
    best = shares.max()
    good = np.flatnonzero(shares >= best - sqrt(best * (1 - best) / (len(seen) * len(asked))))
    chosen = (good[0] + good[-1]) // 2
    return CANDIDATES[chosen], round(float(shares[chosen]), 4)
