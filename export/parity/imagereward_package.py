"""Imports the published code of ImageReward without the packages, and the old transformers, that it was written for."""

import importlib
import sys
from functools import partial
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

import torch
from torch import nn
from transformers.activations import ACT2FN
from transformers.pytorch_utils import apply_chunking_to_forward
from transformers.utils import ModelOutput

from scorers.blip import Blip

_OUTPUTS = (
    "BaseModelOutputWithPastAndCrossAttentions", "BaseModelOutputWithPoolingAndCrossAttentions",
    "CausalLMOutputWithCrossAttentions", "MaskedLMOutput", "MultipleChoiceModelOutput", "NextSentencePredictorOutput",
    "QuestionAnsweringModelOutput", "SequenceClassifierOutput", "TokenClassifierOutput",
)  # fmt: skip


class _Config(SimpleNamespace):
    """What BERT's configuration has beyond its file."""

    output_attentions = output_hidden_states = False
    use_return_dict, chunk_size_feed_forward = True, 0


class _Output(SimpleNamespace):
    """What a model returns: its first part is the last layer's."""

    def __getitem__(self, place: int) -> Any:
        return list(vars(self).values())[place]


class _PreTrainedModel(nn.Module):
    """What is asked of transformers' class of this name, with nothing masked and no head left out."""

    def __init__(self, config: _Config) -> None:
        super().__init__()

    def init_weights(self) -> None:
        self.apply(self._init_weights)

    @property
    def dtype(self) -> torch.dtype:
        return next(self.parameters()).dtype

    def invert_attention_mask(self, mask: torch.Tensor) -> torch.Tensor:
        return (1 - mask[:, None, None].to(self.dtype)) * torch.finfo(self.dtype).min

    def get_head_mask(self, mask: None, layers: int) -> list[None]:
        return [mask] * layers


class _PatchEmbed(nn.Module):
    """timm's, of square pictures, without a norm."""

    def __init__(self, img_size: int, patch_size: int, in_chans: int, embed_dim: int) -> None:
        super().__init__()
        self.num_patches = (img_size // patch_size) ** 2
        self.proj = nn.Conv2d(in_chans, embed_dim, patch_size, patch_size)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.proj(x).flatten(2).transpose(1, 2)


def published_imagereward(folder: Path, size: Blip) -> Any:
    """The published module of `size`, made as its own code makes it; `folder` holds the unpacked wheel."""
    logging = SimpleNamespace(get_logger=lambda _: None, set_verbosity_error=lambda: None)
    outputs = dict.fromkeys(_OUTPUTS, _Output)
    modeling = dict.fromkeys(("find_pruneable_heads_and_indices", "prune_linear_layer"))
    modeling |= {"PreTrainedModel": _PreTrainedModel, "apply_chunking_to_forward": apply_chunking_to_forward}
    transforms = ("Compose", "Resize", "CenterCrop", "ToTensor", "Normalize")
    stubs: dict[str, dict[str, Any]] = {
        "transformers": {"logging": logging, "BertTokenizer": None},
        "transformers.activations": {"ACT2FN": ACT2FN},
        "transformers.file_utils": {"ModelOutput": ModelOutput},
        "transformers.modeling_outputs": outputs,
        "transformers.modeling_utils": modeling,
        "transformers.utils": {"logging": logging},
        "transformers.models": {}, "transformers.models.bert": {},
        "transformers.models.bert.configuration_bert": {"BertConfig": _Config},
        "timm": {}, "timm.models": {},
        "timm.models.vision_transformer": {"_cfg": None, "PatchEmbed": _PatchEmbed},
        "timm.models.registry": {"register_model": None},
        "timm.models.layers": {"trunc_normal_": nn.init.trunc_normal_, "DropPath": lambda _: nn.Identity()},
        "timm.models.helpers": {"named_apply": None, "adapt_input_conv": None},
        "timm.models.hub": {"download_cached_file": None},
        "fairscale": {}, "fairscale.nn": {}, "fairscale.nn.checkpoint": {},
        "fairscale.nn.checkpoint.checkpoint_activations": {"checkpoint_wrapper": None},
        "torchvision": {},
        "torchvision.transforms": dict.fromkeys(transforms, lambda *_, **__: None)
        | {"InterpolationMode": SimpleNamespace(BICUBIC=None)},
        # Packages whose beginnings import more than is asked of them.
        "ImageReward": {"__path__": [str(folder / "ImageReward")]},
        "ImageReward.models": {"__path__": [str(folder / "ImageReward" / "models")]},
    }  # fmt: skip
    with patch.dict(sys.modules, {name: _stub(name, parts) for name, parts in stubs.items()}):
        reward = importlib.import_module("ImageReward.ImageReward")
        pretrained = importlib.import_module("ImageReward.models.BLIP.blip_pretrain")
        vision = importlib.import_module("ImageReward.models.BLIP.vit").VisionTransformer
    # Chances of leaving out a layer are read at once: not from a device without memory, where the rest may lie.
    with patch.object(torch, "linspace", partial(torch.linspace, device="cpu")):
        tower = vision(
            img_size=size.side, patch_size=size.patch, embed_dim=size.width, depth=size.depth, num_heads=size.heads,
            drop_path_rate=0.1,
        )  # fmt: skip
    head = reward.MLP
    with (
        patch.object(pretrained, "create_vit", lambda *_: (tower, size.width)),
        patch.object(pretrained, "init_tokenizer", lambda: None),
        patch.object(_Config, "from_json_file", lambda _: _text(size), create=True),
        patch.object(reward, "MLP", lambda _: head(size.text_width)),
    ):
        return reward.ImageReward(med_config=None)


def _text(size: Blip) -> _Config:
    """`med_config.json`, smaller."""
    return _Config(
        attention_probs_dropout_prob=0.1, hidden_act="gelu", hidden_dropout_prob=0.1, hidden_size=size.text_width,
        initializer_range=0.02, intermediate_size=4 * size.text_width, layer_norm_eps=1e-12,
        max_position_embeddings=size.length, num_attention_heads=size.text_heads, num_hidden_layers=size.text_depth,
        pad_token_id=0, vocab_size=size.words, add_cross_attention=True,
    )  # fmt: skip


def _stub(name: str, parts: dict[str, Any]) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(parts)
    return module
