"""A prompt to trace CLIP with."""

import torch

from scorers.clip_size import ClipSize


def clip_ids(size: ClipSize) -> torch.Tensor:
    """`[1, T]`, as long as one may be: any tokens between the first and the last one of a prompt."""
    inner = torch.arange(1, size.length - 1)
    return torch.cat([torch.tensor([size.words - 2]), inner, torch.tensor([size.words - 1])])[None]
