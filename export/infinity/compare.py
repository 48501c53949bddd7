"""Compares the graphs of Infinity, as ONNX Runtime runs them, with the PyTorch modules that they were written from."""

from collections.abc import Sequence

import numpy as np
import torch

from generator.draw import probabilities_of
from graph.session import Session
from infinity.autoencoder import Autoencoder
from infinity.draw import SAMPLING, draw
from infinity.graph.walk import walk
from infinity.transformer import Transformer

#: Scales that are compared: a raw image of the 2B model would take half an hour.
SCALES = 7


@torch.no_grad()
def compare(graphs: Sequence[Session], transformer: Transformer, autoencoder: Autoencoder) -> dict[str, float]:
    """Largest differences of chances, latents and pixels of two prompts; `graphs` are begin, step and decode.

    Of the first scales, and of a small picture. The graphs are fed PyTorch's bits: one that fell to the other side of a
    rounding error would change all later ones.
    """
    size, drawn = transformer.size, np.random.default_rng(1)
    features = torch.from_numpy(drawn.standard_normal((2, 6, size.channels))).float()
    mask = torch.zeros(2, 6)
    mask[1, 4:] = -10000
    noise = [torch.from_numpy(drawn.random((2, side * side, size.bits))).float() for side in size.sides[:SCALES]]
    ours = draw(transformer, features, mask, noise, SAMPLING)
    # Noise 0 forces a 1, noise 1 a 0.
    fed = [(1 - bits).numpy() for bits in ours.bits]
    begin, step, decode = graphs
    got = walk((begin, step), size, (features.numpy(), mask.numpy()), fed, SAMPLING)
    chances = [probabilities_of(logits, SAMPLING, scale).numpy() for scale, logits in enumerate(ours.logits)]
    small = ours.latent[:1, :, :4, :4].contiguous()
    images = decode(latents=small.numpy())["images"]
    return {
        "chances": float(max(np.abs(p - q).max() for p, q in zip(chances, got.probabilities))),
        "latents": float(np.abs(got.latent - ours.latent.numpy()).max()),
        "pixels": float(np.abs(images - autoencoder.decode(small).numpy()).max()),
    }
