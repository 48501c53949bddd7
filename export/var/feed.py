"""The feed-forward layer of VAR."""

import torch
from torch import nn
from torch.nn.functional import gelu


class FeedForward(nn.Module):
    """Linear, GELU (the tanh form), linear, on `[B, n, width]`."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, 4 * width)
        self.fc2 = nn.Linear(4 * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc2(gelu(self.fc1(x), approximate="tanh"))
