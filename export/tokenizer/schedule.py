"""The scales of the latent, and the constant matrices that resize between them."""

import torch

#: Side of each scale; the last is the latent's own.
SIDES = (1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8)
SCALES = len(SIDES)
FULL = SIDES[-1]
#: Sides of the latent, smaller than its own, that the decoder makes pictures of too.
SMALLER = (4,)
BITS = 16
TOKENS = sum(side * side for side in SIDES)
#: Number of tokens before each scale.
OFFSETS = tuple(sum(s * s for s in SIDES[:k]) for k in range(SCALES))


def down_matrix(side: int, full: int = FULL) -> torch.Tensor:
    """Area average `[side, full]`: row i averages ⌊full·i/side⌋ … ⌈full·(i+1)/side⌉."""
    matrix = torch.zeros(side, full)
    for i in range(side):
        first, last = full * i // side, -(-full * (i + 1) // side)
        matrix[i, first:last] = 1 / (last - first)
    return matrix


def up_matrix(side: int, full: int = FULL) -> torch.Tensor:
    """Bilinear interpolation `[full, side]` with half-pixel centres, clamped at the border."""
    matrix = torch.zeros(full, side)
    for i in range(full):
        place = min(max((i + 0.5) * side / full - 0.5, 0), side - 1)
        left = min(int(place), max(side - 2, 0))
        matrix[i, left] += 1 - (place - left)
        if side > 1:
            matrix[i, left + 1] += place - left
    return matrix


#: For flattened squares: `[n, full²]` and `[full², n]`, one a scale.
DOWN = [torch.kron(down_matrix(s), down_matrix(s)) for s in SIDES]
UP = [torch.kron(up_matrix(s), up_matrix(s)) for s in SIDES]
