"""DINOv2's positions for pictures of another size than it was trained on."""

import torch
from torch.nn.functional import interpolate


def dinov2_positions(table: torch.Tensor, patches: int, registers: bool) -> torch.Tensor:
    """`table` `[1, 1 + n², D]`, the class first, as `[1, 1 + patches², D]`.

    As published: models with registers average where they shrink; those without do not, and ask for a tenth of a patch
    more than they need, which also shifts where they look.
    """
    first, rest = table[:, :1], table[:, 1:]
    side = round(rest.shape[1] ** 0.5)
    if side == patches:
        return table
    grid = rest.unflatten(1, (side, side)).permute(0, 3, 1, 2)
    if registers:
        made = interpolate(grid, size=(patches, patches), mode="bicubic", antialias=True)
    else:
        made = interpolate(grid, scale_factor=(patches + 0.1) / side, mode="bicubic")
    return torch.cat([first, made.flatten(2).transpose(1, 2)], 1)
