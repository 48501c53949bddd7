"""Compares DINOv2 here with its publication, on small models with random weights, and writes what the latter gives.

    git clone https://github.com/facebookresearch/dinov2 elsewhere      (compared: b8931f7)
    python export/parity/official_dinov2.py --official elsewhere        writes export/tests/fixtures/dinov2.json

The published code runs as it is in float32, made by its own functions for torch.hub, but narrower.
"""

import argparse
import json
import sys
import warnings
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).parents[1]))

from parity.compare_entries import compare_entries  # noqa: E402
from scorers.dinov2 import Dinov2  # noqa: E402
from scorers.dinov2_cases import CASES, PICTURES, SEED, STRIDE  # noqa: E402
from scorers.dinov2_published import Dinov2Published  # noqa: E402
from scorers.dinov2_size import SIZES, Dinov2Size, dinov2_size  # noqa: E402
from scorers.read_published import read_published  # noqa: E402
from scorers.seeded_images import seeded_images  # noqa: E402
from scorers.seeded_state import seeded_state  # noqa: E402

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "dinov2.json"
COMMAND = "python export/parity/official_dinov2.py --official PATH"
BAR = 1e-4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--official", type=Path, required=True, help="a checkout of facebookresearch/dinov2")
    parser.add_argument("--out", type=Path, default=FIXTURE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if not (arguments.official / "dinov2" / "hub" / "backbones.py").exists():
        parser.error(f"{arguments.official} is no checkout of dinov2: it has no dinov2/hub/backbones.py")
    sys.path.insert(0, str(arguments.official))
    warnings.simplefilter("ignore")  # of xFormers, which is not there
    for name in SIZES:
        for registers in (False, True):
            _compare_entries(name, registers)
    lines = ",\n".join(f"    {json.dumps(_compared(name, size))}" for name, size in CASES.items())
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(f'{{\n  "command": {json.dumps(COMMAND)},\n  "cases": [\n{lines}\n  ]\n}}\n')


def _compare_entries(name: str, registers: bool) -> None:
    """Of a model of the published size, without memory for it."""
    from dinov2.hub import backbones

    made = getattr(backbones, f"dinov2_vit{name[0]}14{'_reg' * registers}")
    with torch.device("meta"):
        theirs, ours = made(pretrained=False), Dinov2(dinov2_size(name, registers, 224))
    compare_entries(made.__name__, theirs, Dinov2Published(ours))


@torch.no_grad()
def _compared(name: str, size: Dinov2Size) -> dict[str, Any]:
    """What the publication gives for a case; ends the run where ours is not the same."""
    published = _published(size).eval()
    published.load_state_dict(seeded_state(published.state_dict(), SEED))
    ours = Dinov2(size).eval()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "checkpoint.pth"
        torch.save(published.state_dict(), path)
        read_published(Dinov2Published(ours), path)
    images = seeded_images(PICTURES, size.side, SEED)
    patches = published.forward_features(images)["x_norm_patchtokens"]
    furthest = float((ours(images) - patches).abs().max())
    print(f"{name}: {list(patches.shape)}, furthest {furthest:.1e}; their deviation {float(patches.std()):.2f}")
    if not furthest <= BAR:
        raise SystemExit(f"{name}: not the same")
    told = np.round(patches[:, ::STRIDE].double().numpy(), 5).tolist()
    return {"name": name, "mean": round(float(patches.abs().mean()), 6), "patches": told}


def _published(size: Dinov2Size) -> nn.Module:
    from dinov2.hub import backbones
    from dinov2.layers import MemEffAttention, NestedTensorBlock
    from dinov2.models import vision_transformer

    def narrower(**settings: Any) -> nn.Module:
        return vision_transformer.DinoVisionTransformer(
            embed_dim=size.width, depth=size.depth, num_heads=size.heads, mlp_ratio=4,
            block_fn=partial(NestedTensorBlock, attn_class=MemEffAttention), **settings,
        )  # fmt: skip

    made = backbones.dinov2_vitl14_reg if size.registers else backbones.dinov2_vitl14
    with patch.object(vision_transformer, "vit_large", narrower):
        return made(pretrained=False, img_size=size.patch * size.trained)


if __name__ == "__main__":
    main()
