"""Imports the published code of CLIP's models, open_clip and hpsv2's copy of it, without the packages they ask for."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from torch import nn

from scorers.clip_size import ClipSize


def published_clip(folder: Path, package: str, described: dict[str, Any]) -> nn.Module:
    """The published module that `described` tells of, as a file of open_clip's `model_configs` does.

    `package` lies in `folder`, an unpacked wheel: "open_clip", or hpsv2's.

    Raises OSError where it does not.
    """
    place = folder.joinpath(*package.split("."))
    (place / "model.py").open("rb").close()
    parts = package.split(".")
    # Packages whose beginnings import more than is asked of them.
    stubs: dict[str, dict[str, Any]] = {
        ".".join(parts[: n + 1]): {"__path__": [str(folder.joinpath(*parts[: n + 1]))]} for n in range(len(parts))
    }
    stubs |= {"torchvision": {}, "torchvision.ops": {}, "torchvision.ops.misc": {"FrozenBatchNorm2d": nn.Identity}}
    with patch.dict(sys.modules, {name: _stub(name, content) for name, content in stubs.items()}):
        model = importlib.import_module(f"{package}.model")
        return model.CLIP(**described).eval()


def described_clip(size: ClipSize) -> dict[str, Any]:
    """`size` as such a file tells it."""
    return {
        "embed_dim": size.embedding,
        "quick_gelu": size.activation == "quick_gelu",
        "vision_cfg": {
            "image_size": size.side, "layers": size.depth, "width": size.width, "head_width": size.width // size.heads,
            "patch_size": size.patch, "mlp_ratio": size.hidden / size.width,
        },
        "text_cfg": {
            "context_length": size.length, "vocab_size": size.words, "width": size.text_width,
            "heads": size.text_heads, "layers": size.text_depth,
        },
    }  # fmt: skip


def _stub(name: str, content: dict[str, Any]) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(content)
    return module
