"""Imports the published code of aesthetic predictor v2.5."""

import importlib
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import torch


def published_aesthetic(folder: Path) -> Any:
    """The published module `siglip_v2_5`; `folder` holds a checkout. Raises OSError where it does not."""
    source = folder / "src" / "aesthetic_predictor_v2_5"
    (source / "siglip_v2_5.py").open("rb").close()
    with patch.object(sys, "path", [str(source), *sys.path]), patch.dict(sys.modules):
        return importlib.import_module("siglip_v2_5")


def value(model: Any, images: torch.Tensor) -> torch.Tensor:
    """What the published code calls a picture's score `[B]`."""
    return model(images, return_dict=True).logits.squeeze(-1)
