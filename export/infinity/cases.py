"""Small models with random weights on which Infinity here and its publication are compared."""

from dataclasses import dataclass

import numpy as np
import torch

from generator.sampling import Sampling
from infinity.autoencoder import Autoencoder
from infinity.draw import SAMPLING
from infinity.size import Size
from infinity.transformer import Transformer
from shipping.seeded import seed_weights


@dataclass(frozen=True)
class Case:
    size: Size
    sampling: Sampling
    #: Words of each prompt.
    words: tuple[int, ...]
    seed: int

    def prompts(self) -> list[torch.Tensor]:
        """Features of each prompt's words `[T, channels]`."""
        drawn = np.random.default_rng([self.seed, 1])
        return [torch.from_numpy(drawn.standard_normal((n, self.size.channels))).float() for n in self.words]

    def padded(self) -> tuple[torch.Tensor, torch.Tensor]:
        """The same as one `[P, T, channels]` with a mask `[P, T]`; padding holds numbers that must not count."""
        features = torch.full((len(self.words), max(self.words), self.size.channels), 7.0)
        mask = torch.full(features.shape[:2], -10000.0)
        for row, (prompt, words) in enumerate(zip(self.prompts(), self.words)):
            features[row, :words], mask[row, :words] = prompt, 0
        return features, mask

    def noise(self) -> list[torch.Tensor]:
        """One uniform a bit `[P, n, bits]`, a scale each, strictly between 0 and 1."""
        drawn = np.random.default_rng([self.seed, 2])
        shapes = [(len(self.words), side * side, self.size.bits) for side in self.size.sides]
        return [torch.from_numpy((np.floor(drawn.random(shape) * 1e6) + 0.5) / 1e6).float() for shape in shapes]

    def model(self) -> Transformer:
        """With the weights of the seed."""
        transformer = Transformer(self.size).eval()
        seed_weights(transformer, self.seed)
        return transformer

    def autoencoder(self) -> Autoencoder:
        """With the weights of the seed."""
        autoencoder = Autoencoder(self.size).eval()
        seed_weights(autoencoder, self.seed)
        return autoencoder


CASES = {
    "thirteen scales": Case(Size(3, 128, 2, 3, channels=128, text=8, codes=16, base=32), SAMPLING, (5,), 1),
    "own norms, two prompts": Case(
        Size(2, 64, 2, 2, channels=256, text=12, codes=8, shared=False, pixels="0.25M", base=64),
        Sampling(4.0, 1.0, 0.97),
        (3, 9),
        2,
    ),
    "patches": Case(
        Size(2, 96, 3, 2, channels=128, text=8, codes=4, patch=2, pixels="0.06M", base=32), SAMPLING, (8, 1), 3
    ),
}
