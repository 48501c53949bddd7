"""Compares aesthetic predictor v2.5 here with its publication, and writes what the latter gives.

    git clone https://github.com/discus0434/aesthetic-predictor-v2-5 elsewhere    (compared: c0e1556)
    python export/parity/official_aesthetic.py --official elsewhere      writes export/tests/fixtures/aesthetic.json

The published code runs as it is in float32 on top of transformers' SigLIP: a small one with random weights, and its own
layers with the published weights, which lie in the checkout.
"""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from safetensors.torch import save_file
from torch.nn.functional import normalize

sys.path.insert(0, str(Path(__file__).parents[1]))

from parity.aesthetic_package import published_aesthetic, value  # noqa: E402
from scorers.aesthetic import Aesthetic  # noqa: E402
from scorers.aesthetic_case import SEED, SIZE, images  # noqa: E402
from scorers.aesthetic_published import PredictorPublished, SiglipPublished  # noqa: E402
from scorers.read_published import read_published  # noqa: E402
from scorers.seeded_state import seeded_state  # noqa: E402
from scorers.siglip_size import SiglipSize  # noqa: E402

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "aesthetic.json"
COMMAND = "python export/parity/official_aesthetic.py --official PATH"
BAR = 1e-4


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--official", type=Path, required=True, help="a checkout of aesthetic-predictor-v2-5")
    parser.add_argument("--out", type=Path, default=FIXTURE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    try:
        package = published_aesthetic(arguments.official)
    except OSError as error:
        parser.error(f"{arguments.official} is no checkout of aesthetic-predictor-v2-5: {error}")
    far = _layers(package, arguments.official / "models" / "aesthetic_predictor_v2_5.pth")
    print(f"the published layers: furthest {far:.1e}")
    theirs = package.AestheticPredictorV2_5Model(SIZE.config()).eval()
    theirs.load_state_dict(seeded_state(theirs.state_dict(), SEED))
    scores, ours = value(theirs, images()), _taken(theirs)(images())
    furthest = float((10 * ours - scores).abs().max())
    print(f"{scores.tolist()}: furthest {furthest:.1e}")
    if not max(far, furthest) <= BAR:
        raise SystemExit("not the same")
    told = {"command": COMMAND, "scores": [round(one, 7) for one in scores.tolist()]}
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(told, indent=2) + "\n")


def _layers(package: Any, path: Path) -> float:
    """How far the layers alone are from the published ones on random pictures of SigLIP, with the weights of `path`."""
    config = SiglipSize().config()
    theirs = package.AestheticPredictorV2_5Head(config).eval()
    theirs.load_state_dict(torch.load(path, "cpu", weights_only=True))
    with torch.device("meta"):
        ours = Aesthetic(SiglipSize()).scoring_head.eval()
    read_published(PredictorPublished(ours), path)
    seen = normalize(torch.randn(64, config.hidden_size, generator=torch.Generator().manual_seed(SEED)), dim=-1)
    return float((ours(seen) - theirs(seen)).abs().max())


def _taken(theirs: Any) -> Aesthetic:
    """Ours with the published one's two checkpoints."""
    ours = Aesthetic(SIZE).eval()
    with TemporaryDirectory() as folder:
        tower, layers = Path(folder) / "model.safetensors", Path(folder) / "aesthetic_predictor_v2_5.pth"
        state = theirs.state_dict()
        save_file({f"vision_model.{name}": one for name, one in state.items() if not name.startswith("layers.")}, tower)
        torch.save(theirs.layers.state_dict(), layers)
        read_published(SiglipPublished(ours.vision_model), tower)
        read_published(PredictorPublished(ours.scoring_head), layers)
    return ours


if __name__ == "__main__":
    main()
