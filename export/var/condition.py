"""What a class gives the transformer, computed once."""

from typing import NamedTuple

import torch


class Condition(NamedTuple):
    """Axis 1: the class, and no class."""

    start: torch.Tensor  # (P, 2, width): the class vector
    modulations: torch.Tensor  # (P, 2, depth, 6, width): gates, scales, shifts of every block
    last: torch.Tensor  # (P, 2, 2, width): scale and shift before the head
