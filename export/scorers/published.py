"""A model under the names of its published checkpoint."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn


class Published(nn.Module):
    """Speaks of the checkpoint's entries where `model` has others: `shipping.take_weights` tells of these."""

    #: Beginnings and endings of entries that a checkpoint has and the model does without.
    unused: tuple[str, ...] = ()

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def published(self, own: str) -> tuple[str, int | None]:
        """Of the model's entry `own`: the checkpoint's name for it, and which third of its rows it is (None: all)."""
        raise NotImplementedError

    def state_dict(self, *_: Any, **__: Any) -> dict[str, torch.Tensor]:
        """The checkpoint's entries, without memory."""
        entries = {}
        for own, tensor in self.model.state_dict().items():
            name, third = self.published(own)
            rows, *rest = tensor.shape
            entries[name] = torch.empty(rows if third is None else 3 * rows, *rest, device="meta")
        return entries

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True, assign: bool = False) -> Any:
        """Gives the checkpoint's entries to the model; all of them must be there."""
        given = {}
        for own in self.model.state_dict():
            name, third = self.published(own)
            whole = state_dict[name]
            given[own] = whole if third is None else whole.chunk(3)[third].clone()
        return self.model.load_state_dict(given, strict, assign)
