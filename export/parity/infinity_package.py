"""Imports the published code of Infinity on a machine without CUDA and the packages that need it."""

import importlib
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

import torch
from torch import nn
from torch.nn.functional import scaled_dot_product_attention

from infinity.size import Size


class Published:
    """What of the published package is compared."""

    def __init__(self) -> None:
        self.basic = importlib.import_module("infinity.models.basic")
        self.resolutions = importlib.import_module("infinity.utils.dynamic_resolution").dynamic_resolution_h_w
        self._infinity = importlib.import_module("infinity.models.infinity")
        self._quantiser = importlib.import_module("infinity.models.bsq_vae.multiscale_bsq")
        self._vae = importlib.import_module("infinity.models.bsq_vae.vae")

    def schedule(self, pixels: str) -> list[tuple[int, int, int]]:
        """Time, height and width of the square scales."""
        return [(1, height, width) for _, height, width in self.resolutions[1.0][pixels]["scales"]]

    def model(self, size: Size) -> nn.Module:
        """The published transformer, made as its own script makes it."""
        with redirect_stdout(StringIO()):
            return self._made(size)

    def _made(self, size: Size) -> nn.Module:
        return self._infinity.Infinity(
            vae_local=self.quantiser(size, []), text_channels=size.channels, text_maxlen=size.text,
            embed_dim=size.width, depth=size.depth, num_heads=size.heads, mlp_ratio=4, block_chunks=size.chunks,
            shared_aln=size.shared, checkpointing="full-block", customized_flash_attn=False, fused_norm=True,
            pad_to_multiplier=128, add_lvl_embeding_only_first_block=1, use_bit_label=1, rope2d_each_sa_layer=1,
            rope2d_normalized_by_hw=2, pn=size.pixels, apply_spatial_patchify=int(size.patch > 1), inference_mode=True,
            train_h_div_w_list=[1.0],
        )  # fmt: skip

    def without_memory(self, size: Size) -> nn.Module:
        """The same, its tensors without storage."""
        with (
            torch.device("meta"),
            patch.object(torch, "linspace", _on_cpu(torch.linspace)),
            patch.object(torch, "tensor", _on_cpu(torch.tensor)),
            patch.object(nn.init, "trunc_normal_", lambda tensor, **_: tensor),
            patch.object(self._infinity, "precompute_rope2d_freqs_grid", lambda **_: {}),
        ):
            return self.model(size)

    def autoencoder(self, size: Size) -> nn.Module:
        """The published autoencoder, with as many channels as `size` has instead of 128."""
        made, mult = self._vae.AutoEncoder, [width // size.base for width in size.widths]

        def sized(choices: Any) -> nn.Module:
            choices.base_ch = size.base
            return made(choices)

        with patch.object(self._vae, "AutoEncoder", sized):
            return self._vae.vae_model(
                None, "dynamic", size.codes, 2**size.codes, patch_size=2 ** (len(mult) - 1),
                encoder_ch_mult=mult, decoder_ch_mult=mult,
            )  # fmt: skip

    def quantiser(self, size: Size, latents: list[torch.Tensor]) -> Any:
        """The published quantiser; instead of decoding, latents are collected in `latents`."""

        def decode(latent: torch.Tensor) -> torch.Tensor:
            # In rows: with the channels innermost, as codes come, PyTorch's norms are off by 1e-3 on 1024 × 1024 pixels.
            latents.append(latent.clone(memory_format=torch.contiguous_format))
            return torch.zeros(len(latent), 3, 1, 1)

        with torch.device("cpu"):
            quantiser = self._quantiser.MultiScaleBSQ(dim=size.codes, codebook_size=2**size.codes)
        return SimpleNamespace(embed_dim=size.codes, vocab_size=2**size.codes, quantizer=quantiser, decode=decode)


def import_published(folder: Path) -> Published:
    """Imports `infinity` of the checkout in `folder`; our package of that name, imported before, stays as it is."""
    ours = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "infinity"}
    stubs = {
        "flash_attn": {"flash_attn_func": _no_flash, "flash_attn_varlen_kvpacked_func": packed_attention},
        "timm.models": {"register_model": lambda made: made},
        "timm.models.layers": {"DropPath": nn.Identity, "drop_path": None},
        "timm.loss": {"SoftTargetCrossEntropy": type("SoftTargetCrossEntropy", (), {})},
        "timm": {},
        "einops": {"rearrange": _rearrange, "reduce": None, "pack": None, "unpack": None},
        "pytz": {}, "tqdm": {}, "wandb": {}, "cv2": {}, "imageio": {}, "torchvision": {"transforms": None},
        "safetensors": {}, "safetensors.torch": {"load_file": None},
    }  # fmt: skip
    for name, parts in stubs.items():
        stub = sys.modules[name] = ModuleType(name)
        vars(stub).update(parts)
    sys.path.insert(0, str(folder))
    try:
        with patch.object(torch, "compile", lambda *_, **__: lambda function: function):
            return Published()
    finally:
        sys.path.remove(str(folder))
        for name in stubs:
            del sys.modules[name]
        sys.modules.update(ours)


def packed_attention(
    q: torch.Tensor, kv: torch.Tensor, cu_seqlens_q: torch.Tensor, cu_seqlens_k: torch.Tensor, softmax_scale: float,
    **_: Any,
) -> torch.Tensor:  # fmt: skip
    """Attention of packed rows: `q` `[Σ n, heads, d]`, `kv` `[Σ T, 2, heads, d]`, and where each row starts."""
    mixed = []
    bounds = [list(zip(one[:-1].tolist(), one[1:].tolist())) for one in (cu_seqlens_q, cu_seqlens_k)]
    for (first, end), (begun, ended) in zip(*bounds, strict=True):
        keys, values = kv[begun:ended].permute(1, 2, 0, 3)  # each (heads, T, d)
        queries = q[first:end].transpose(0, 1)
        mixed.append(scaled_dot_product_attention(queries, keys, values, scale=softmax_scale).transpose(0, 1))
    return torch.cat(mixed)


def _no_flash() -> None:
    raise NotImplementedError("flash attention")


def _rearrange(x: torch.Tensor, pattern: str) -> torch.Tensor:
    """The two patterns that codes are made with."""
    return {"... c d -> ... (c d)": lambda: x.flatten(-2), "b ... d -> b d ...": lambda: x.movedim(-1, 1)}[pattern]()


def _on_cpu(made: Callable[..., torch.Tensor]) -> Callable[..., torch.Tensor]:
    return lambda *inputs, **choices: made(*inputs, **{"device": "cpu"} | choices)
