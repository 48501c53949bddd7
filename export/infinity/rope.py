"""Where a token lies, told by turning its queries and keys."""

import torch

from infinity.size import SIDES

BASE = 10000.0


def rope_table(sides: tuple[int, ...], dim: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines `[tokens, dim / 2]` of all scales; `dim` is a head's, divisible by 4.

    A token stands at its row and column stretched to the largest plane there is (64, at every resolution) and rounded.
    Half of the angles are the row's, half the column's.
    """
    half = dim // 2
    speeds = 1.0 / BASE ** (torch.arange(0, half, 2).float() / half)  # (dim / 4,)
    angles = []
    for side in sides:
        turned = torch.outer(rope_rows(side).float(), speeds)  # (side, dim / 4)
        rows, columns = turned[:, None].expand(-1, side, -1), turned[None].expand(side, -1, -1)
        angles.append(torch.cat([rows, columns], 2).flatten(0, 1))  # (n, dim / 2)
    table = torch.cat(angles)
    return table.cos(), table.sin()


def rope_rows(side: int) -> torch.Tensor:
    """Where the rows of a scale lie on the largest plane `[side]`: 0, 11, 21, 32, 43, 53 for 6."""
    return (torch.arange(side) * (SIDES[-1] / side)).round().long()


def turned(x: torch.Tensor, cosines: torch.Tensor, sines: torch.Tensor) -> torch.Tensor:
    """`x` `[…, n, dim]`: each two neighbouring numbers turned by an angle, `cosines` and `sines` `[n, dim / 2]`."""
    even, odd = x.unflatten(-1, (-1, 2)).unbind(-1)
    return torch.stack([cosines * even - sines * odd, sines * even + cosines * odd], -1).flatten(-2)
