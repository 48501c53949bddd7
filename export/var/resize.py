"""How VAR changes the side of a latent, as matrices, which a graph can hold for all scales."""

import torch
from torch.nn.functional import interpolate


def up_matrix(side: int, full: int) -> torch.Tensor:
    """Bicubic (a = −0.75, half-pixel centres, edges repeated) from `side` to `full`: `[full, side]`."""
    columns = torch.eye(side, dtype=torch.float64)[None, :, :, None]
    return interpolate(columns, (full, 1), mode="bicubic")[0, :, :, 0].T.float().contiguous()


def down_matrix(full: int, side: int) -> torch.Tensor:
    """Averages over areas: row i takes ⌊i·full/side⌋ … ⌈(i+1)·full/side⌉ − 1; `[side, full]`."""
    matrix = torch.zeros(side, full)
    for i in range(side):
        first, end = i * full // side, -(-(i + 1) * full // side)
        matrix[i, first:end] = 1 / (end - first)
    return matrix


def resized(x: torch.Tensor, matrix: torch.Tensor) -> torch.Tensor:
    """`x` `[…, from, from]` to `[…, to, to]` by `matrix` `[to, from]`."""
    return matrix @ x @ matrix.T
