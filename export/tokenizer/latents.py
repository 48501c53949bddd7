"""Encodes all images once, so that the generator's training never sees a pixel."""

from pathlib import Path

import numpy as np
import torch

from tokenizer.autoencoder import Encoder
from tokenizer.train import to_tensor


@torch.no_grad()
def latents(encoder: Encoder, images: np.ndarray, path: Path) -> torch.Tensor:
    """Latents `[N, 16, 8, 8]` float16 of `images` `[N, 64, 64, 3]` uint8, kept at `path`."""
    if not path.exists():
        parts = []
        for first in range(0, len(images), 500):
            with torch.autocast("cpu", torch.bfloat16):
                parts.append(encoder(to_tensor(images[first : first + 500])).half())
        torch.save(torch.cat(parts), path)
    return torch.load(path)
