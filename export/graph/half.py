"""Rounds a model's weights to float16, so that PyTorch and the graph hold the same numbers."""

import torch
from torch import nn


@torch.no_grad()
def half(model: nn.Module) -> nn.Module:
    """Rounds every parameter in place; arithmetic stays float32."""
    for parameter in model.parameters():
        parameter.copy_(parameter.half().float())
    return model.eval()
