"""The feed-forward layer of Infinity."""

import torch
from torch import nn
from torch.nn.functional import gelu


class FeedForward(nn.Module):
    """Linear, GELU (the tanh form), linear, on `[B, n, width]`."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, hidden)
        self.fc2 = nn.Linear(hidden, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc2(gelu(self.fc1(x), approximate="tanh"))
