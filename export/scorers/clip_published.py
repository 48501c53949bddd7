"""The names of CLIP's checkpoints: open_clip's, which are OpenAI's own, and those of transformers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from scorers.published import Published
from shipping.read_state import read_state

_NAMES = (
    ("vision_model.embeddings.class_embedding", "visual.class_embedding"),
    ("vision_model.embeddings.position_embedding.weight", "visual.positional_embedding"),
    ("vision_model.embeddings.patch_embedding", "visual.conv1"),
    ("vision_model.pre_layrnorm", "visual.ln_pre"),
    ("vision_model.post_layernorm", "visual.ln_post"),
    ("vision_model.encoder.layers", "visual.transformer.resblocks"),
    ("visual_projection.weight", "visual.proj"),
    ("text_model.embeddings.token_embedding", "token_embedding"),
    ("text_model.embeddings.position_embedding.weight", "positional_embedding"),
    ("text_model.final_layer_norm", "ln_final"),
    ("text_model.encoder.layers", "transformer.resblocks"),
    ("text_projection.weight", "text_projection"),
    ("layer_norm", "ln_"),
    ("mlp.fc1", "mlp.c_fc"),
    ("mlp.fc2", "mlp.c_proj"),
    ("self_attn.out_proj", "attn.out_proj"),
)
_THIRDS = ("self_attn.q_proj.", "self_attn.k_proj.", "self_attn.v_proj.")
#: Matrices that are applied from the right.
_TURNED = ("visual.proj", "text_projection")


class ClipOpen(Published):
    """Of a `Clip`, in `open_clip_model.safetensors`, `open_clip_pytorch_model.bin` and `HPS_v2.1_compressed.pt`."""

    unused = ("logit_scale",)

    def published(self, own: str) -> tuple[str, int | None]:
        for ours, theirs in _NAMES:
            own = own.replace(ours, theirs)
        for third, ours in enumerate(_THIRDS):
            if ours in own:
                return own.replace(ours, "attn.in_proj_"), third
        return own, None

    def state_dict(self, *_: Any, **__: Any) -> dict[str, torch.Tensor]:
        return _turned(super().state_dict())

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True, assign: bool = False) -> Any:
        return super().load_state_dict(_turned(state_dict), strict, assign)


class ClipTransformers(Published):
    """Of a `Clip`, in `model.safetensors` and `pytorch_model.bin`: ours are the same names."""

    unused = ("logit_scale", ".position_ids")

    def published(self, own: str) -> tuple[str, int | None]:
        return own, None


def clip_names(path: Path | None) -> type[ClipOpen | ClipTransformers]:
    """How the checkpoint at `path` calls entries; open_clip's where there is none. Raises what `read_state` raises."""
    state = {} if path is None else read_state(path)
    known = isinstance(state, dict) and any(name.startswith("vision_model.") for name in state)
    return ClipTransformers if known else ClipOpen


def _turned(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {**state} | {name: state[name].T.contiguous() for name in _TURNED}
