"""Small models with random weights on which VAR here and its publication are compared."""

from dataclasses import dataclass

import numpy as np
import torch

from shipping.seeded import seed_weights
from var.autoencoder import Autoencoder
from var.sampling import Sampling
from var.size import SIDES_256, Size
from var.transformer import Transformer


@dataclass(frozen=True)
class Case:
    size: Size
    sampling: Sampling
    labels: tuple[int, ...]
    seed: int

    def noise(self) -> list[torch.Tensor]:
        """One uniform a token `[B, n]`, a scale each; six decimals."""
        drawn = np.random.default_rng(self.seed)
        shapes = [(len(self.labels), side * side) for side in self.size.sides]
        return [torch.from_numpy(np.floor(drawn.random(shape) * 1e6) / 1e6).float() for shape in shapes]

    def models(self) -> tuple[Transformer, Autoencoder]:
        """With the weights of the seed."""
        transformer, autoencoder = Transformer(self.size).eval(), Autoencoder(self.size).eval()
        for model in (transformer, autoencoder):
            seed_weights(model, self.seed)
        return transformer, autoencoder


_SMALL = {"classes": 10, "base": 32}
CASES = {
    "ten scales": Case(
        Size(4, 64, 4, vocabulary=64, channels=8, sides=SIDES_256, **_SMALL), Sampling(5.0, 1.0, 20, 0.9), (3, 7), 1
    ),
    "one norm for all blocks": Case(
        Size(3, 48, 3, vocabulary=32, channels=4, sides=(1, 2, 3, 5), shared=True, **_SMALL),
        Sampling(2.5, 1.0, 0, 0.96),
        (0, 5, 10),
        2,
    ),
    "no cut": Case(
        Size(2, 32, 2, vocabulary=32, channels=4, sides=(1, 2, 4), **_SMALL), Sampling(1.0, 1.0, 0, 1.0), (9,), 3
    ),
}
