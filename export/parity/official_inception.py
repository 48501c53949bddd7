"""Compares InceptionV3 here with torchvision's, with random weights, and writes what the latter gives.

    pip download --no-deps torchvision==0.29.1 && unzip torchvision-0.29.1-*.whl -d elsewhere      (compared: 0.29.1)
    python export/parity/official_inception.py --official elsewhere     writes export/tests/fixtures/inception.json

torchvision's file runs as it is; what it imports of the rest, which needs another PyTorch, is put in place here. Its
function is called as TTS-VAR calls it (`weights=Inception_V3_Weights.DEFAULT`), its last layer is made the identity.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).parents[1]))

from parity.compare_entries import compare_entries  # noqa: E402
from scorers.inception import Inception  # noqa: E402
from scorers.inception_case import SEED, images  # noqa: E402
from scorers.inception_published import InceptionPublished  # noqa: E402
from scorers.read_published import read_published  # noqa: E402
from scorers.seeded_state import seeded_state  # noqa: E402

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "inception.json"
COMMAND = "python export/parity/official_inception.py --official PATH"
BAR = 1e-4


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--official", type=Path, required=True, help="the unpacked wheel of torchvision")
    parser.add_argument("--out", type=Path, default=FIXTURE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if not (arguments.official / "torchvision" / "models" / "inception.py").exists():
        parser.error(f"{arguments.official} is not torchvision: it has no torchvision/models/inception.py")
    theirs, state = _published(arguments.official)
    ours = Inception().eval()
    compare_entries("inception_v3", theirs, InceptionPublished(ours))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "inception.pth"
        torch.save(state, path)
        read_published(InceptionPublished(ours), path)
    ours.fuse()
    told = {}
    for name, pictures in images().items():
        features = theirs(pictures)
        furthest = float((ours(pictures)[:, 0] - features).abs().max())
        print(f"{name}: {list(features.shape)}, furthest {furthest:.1e}; their deviation {float(features.std()):.2f}")
        if not furthest <= BAR:
            raise SystemExit("not the same")
        told[name] = [[round(one, 5) for one in row] for row in features.tolist()]
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(rows)}" for name, rows in told.items())
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(f'{{\n  "command": {json.dumps(COMMAND)},\n  "features": {{\n{lines}\n  }}\n}}\n')


def _published(folder: Path) -> tuple[nn.Module, dict[str, torch.Tensor]]:
    """torchvision's module as TTS-VAR makes it, and its checkpoint, of random weights."""
    state: dict[str, torch.Tensor] = {}
    weights = SimpleNamespace(meta={"categories": [""] * 1000}, get_state_dict=lambda **_: state)

    def overwrite(settings: dict[str, Any], name: str, value: Any) -> None:
        settings[name] = value

    stubs: dict[str, dict[str, Any]] = {
        "torchvision": {"__path__": []}, "torchvision.transforms": {"__path__": []},
        "torchvision.transforms._presets": {"ImageClassification": object},
        "torchvision.utils": {"_log_api_usage_once": lambda _: None},
        "torchvision.models": {"__path__": [str(folder / "torchvision" / "models")]},
        "torchvision.models._api": {
            "register_model": lambda: lambda made: made, "Weights": lambda **_: weights, "WeightsEnum": object,
        },
        "torchvision.models._meta": {"_IMAGENET_CATEGORIES": None},
        "torchvision.models._utils": {
            "_ovewrite_named_param": overwrite, "handle_legacy_interface": lambda **_: lambda made: made,
        },
    }  # fmt: skip
    modules = {}
    for name, parts in stubs.items():
        modules[name] = ModuleType(name)
        vars(modules[name]).update(parts)
    with patch.dict(sys.modules, modules):
        published = importlib.import_module("torchvision.models.inception")
    published.Inception_V3_Weights.verify = staticmethod(lambda given: given)
    learned = published.Inception3(init_weights=False).state_dict()
    state |= seeded_state({name: one for name, one in learned.items() if one.is_floating_point()}, SEED)
    state |= {name: one for name, one in learned.items() if not one.is_floating_point()}
    model = published.inception_v3(weights=published.Inception_V3_Weights.DEFAULT)
    model.fc = nn.Identity()
    return model.eval(), state


if __name__ == "__main__":
    main()
