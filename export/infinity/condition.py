"""What a prompt gives the transformer, computed once."""

from typing import NamedTuple

import torch


class Condition(NamedTuple):
    """Axis 1 (axis 2 of keys and values, after the layers): the prompt, and the learned empty prompt."""

    start: torch.Tensor  # (P, 2, width): the prompt's vector
    modulations: torch.Tensor  # (P, 2, depth, 6, width): gates, scales, shifts of every block
    last: torch.Tensor  # (P, 2, 2, width): scale and shift before the head
    keys: torch.Tensor  # (P, depth, 2, heads, T, d): of the words
    values: torch.Tensor  # likewise
    mask: torch.Tensor  # (P, 2, T): 0 for words, −10000 for padding
