"""Constants of all scales that a step graph looks up by the scale's number."""

import numpy as np
import torch


def padded(rows: list[torch.Tensor], height: int, width: int) -> np.ndarray:
    """Matrices of different sizes as one array `[scales, height, width]`, zeros below and to the right."""
    table = np.zeros((len(rows), height, width), np.float32)
    for k, row in enumerate(rows):
        table[k, : row.shape[0], : row.shape[1]] = row
    return table
