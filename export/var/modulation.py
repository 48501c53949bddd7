"""What the layers of VAR and Infinity share. Parameters are named as in their checkpoints."""

import torch
from torch import nn


class Modulation(nn.Module):
    """Gates, scales and shifts of a layer, from the vector that the class or the prompt gives."""

    def __init__(self, width: int, shared: bool) -> None:
        super().__init__()
        if shared:
            self.ada_gss = nn.Parameter(torch.randn(1, 1, 6, width) / width**0.5)
        else:
            self.ada_lin = nn.Sequential(nn.SiLU(), nn.Linear(width, 6 * width))

    def modulation(self, start: torch.Tensor, common: torch.Tensor | None) -> torch.Tensor:
        """Two gates, two scales, two shifts `[B, 6, width]` of the vector `start` `[B, width]`.

        `common` `[B, 6, width]` is what all blocks share; None where each has its own.
        """
        if common is None:
            return self.ada_lin(start).unflatten(1, (6, -1))
        return self.ada_gss[0] + common
