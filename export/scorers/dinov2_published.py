"""The names of DINOv2's checkpoints."""

from collections.abc import Mapping
from typing import Any

import torch

from scorers.dinov2 import Dinov2
from scorers.dinov2_positions import dinov2_positions
from scorers.published import Published

_NAMES = (
    ("trunk.", ""),
    ("embeddings.position_embeddings", "pos_embed"),
    ("embeddings.patch_embeddings.projection", "patch_embed.proj"),
    ("embeddings.", ""),
    ("encoder.layer.", "blocks."),
    ("attention.o_proj", "attn.proj"),
    ("layer_scale1.lambda1", "ls1.gamma"),
    ("layer_scale2.lambda1", "ls2.gamma"),
    ("layernorm.", "norm."),
)
_THIRDS = ("attention.q_proj", "attention.k_proj", "attention.v_proj")
_POSITIONS = "pos_embed"


class Dinov2Published(Published):
    """Of a `Dinov2`: positions are those of the pictures that it was trained on, and made to fit as they are taken."""

    model: Dinov2

    def published(self, own: str) -> tuple[str, int | None]:
        for ours, theirs in _NAMES:
            own = own.replace(ours, theirs)
        for third, ours in enumerate(_THIRDS):
            if ours in own:
                return own.replace(ours, "attn.qkv"), third
        return own, None

    def state_dict(self, *_: Any, **__: Any) -> dict[str, torch.Tensor]:
        size = self.model.size
        positions = torch.empty(1, 1 + size.trained**2, size.width, device="meta")
        return super().state_dict() | {_POSITIONS: positions}

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True, assign: bool = False) -> Any:
        size = self.model.size
        positions = dinov2_positions(state_dict[_POSITIONS], size.patches, size.registers > 0)
        return super().load_state_dict({**state_dict, _POSITIONS: positions}, strict, assign)
