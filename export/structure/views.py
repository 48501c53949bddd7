"""Random views of an image that keep its structure."""

import torch
from torch.nn.functional import avg_pool2d, pad


def views(images: torch.Tensor) -> torch.Tensor:
    """`images` `[B, 3, 64, 64]` in −1…1, each shifted, tinted, blurred or noisy in its own way."""
    count = len(images)
    wide = pad(images, (4, 4, 4, 4), mode="replicate")
    shifts = torch.randint(0, 9, (count, 2)).tolist()
    moved = torch.stack([one[:, y : y + 64, x : x + 64] for one, (y, x) in zip(wide, shifts)])
    # A random mix of the channels changes hues but keeps edges; layout, not colour, is what should be seen.
    mix = torch.eye(3) + 0.5 * torch.randn(count, 3, 3)
    moved = torch.einsum("bij,bjhw->bihw", mix / mix.norm(dim=2, keepdim=True), moved)
    moved = moved * (0.7 + 0.6 * torch.rand(count, 1, 1, 1)) + 0.4 * torch.randn(count, 3, 1, 1)
    blurred = avg_pool2d(pad(moved, (1, 1, 1, 1), mode="replicate"), 3, 1)
    share = torch.rand(count, 1, 1, 1)
    moved = share * moved + (1 - share) * blurred
    return moved + 0.15 * torch.rand(count, 1, 1, 1) * torch.randn_like(moved)
