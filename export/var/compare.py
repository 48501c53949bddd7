"""Compares the graphs of VAR, as ONNX Runtime runs them, with the PyTorch modules that they were written from."""

from collections.abc import Sequence

import numpy as np
import torch

from graph.session import Session
from var.autoencoder import Autoencoder
from var.draw import draw
from var.graph.walk import walk
from var.sampling import Sampling, probabilities
from var.transformer import Transformer


@torch.no_grad()
def compare(
    graphs: Sequence[Session], transformer: Transformer, autoencoder: Autoencoder, sampling: Sampling
) -> dict[str, float]:
    """Largest differences of chances, latents and pixels for two classes; `graphs` are begin, step and decode.

    The graphs are fed PyTorch's codes: one that fell to the other side of a rounding error would change all later ones.
    Chances that only one side cuts, at the same rounding error, count by how many codes in a million there are.
    """
    size, drawn = transformer.size, np.random.default_rng(1)
    labels = np.array([0, size.classes - 1])
    noise = [torch.from_numpy(drawn.random((2, side * side), np.float32)) for side in size.sides]
    ours = draw(transformer, autoencoder.quantize, torch.from_numpy(labels), noise, sampling)
    fed = [(-1 - ids).float().numpy() for ids in ours.ids]
    begin, step, decode = graphs
    got = walk((begin, step), size, labels, fed, sampling)
    chances = [probabilities(logits, sampling).numpy() for logits in ours.logits]
    pairs = list(zip(chances, got.probabilities))
    images = decode(latents=got.latents)["images"]
    cut = sum(int(((p == 0) != (q == 0)).sum()) for p, q in pairs)
    alike = [np.where((p == 0) == (q == 0), p - q, 0) for p, q in pairs]
    return {
        "chances": float(max(np.abs(one).max() for one in alike)),
        "cutPerMillion": 1e6 * cut / sum(p.size for p, _ in pairs),
        "latents": float(np.abs(got.latents - ours.latent.numpy()).max()),
        "pixels": float(np.abs(images - autoencoder.decode(ours.latent).numpy()).max()),
    }
