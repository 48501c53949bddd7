"""What lies before the head of VAR."""

import torch
from torch import nn


class HeadNorm(nn.Module):
    """Gives the last norm's scale and shift; see `var.modulated`."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.ada_lin = nn.Sequential(nn.SiLU(), nn.Linear(width, 2 * width))

    def forward(self, start: torch.Tensor) -> torch.Tensor:
        """Scale and shift `[B, 2, width]` of the class vector `start` `[B, width]`."""
        return self.ada_lin(start).unflatten(1, (2, -1))
