"""Writes a bundle of the reward aesthetic predictor v2.5: its graph, what it costs. It reads no prompt.

    python export/ship_aesthetic.py --out BUNDLE --weights aesthetic_predictor_v2_5.pth --siglip model.safetensors
    python export/ship_aesthetic.py --out BUNDLE --random --tiny        a small one with random weights

The layers' checkpoint lies in github.com/discus0434/aesthetic-predictor-v2-5, under models; SigLIP's is that of
huggingface.co/google/siglip-so400m-patch14-384. Nothing in them is run, and they are not changed.

A score is a tenth of the model's value, which is 1 to 10, as TTS-VAR takes it. The predictor is under the AGPL-3.0,
and so is a bundle with it; SigLIP is under Apache-2.0.
"""

import argparse
from pathlib import Path

import torch

from scorers.aesthetic import WIDTHS, Aesthetic
from scorers.aesthetic_published import PredictorPublished, SiglipPublished
from scorers.describe_scorer import describe_scorer
from scorers.fill import fill
from scorers.part import Part
from scorers.siglip_size import SiglipSize
from shipping.ship_command import ShipCommand

_COLOURS = {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}
TINY = SiglipSize(side=64, patch=16, width=48, depth=2, heads=3, hidden=80)
TINY_WIDTHS = (64, 32, 16, 8, 1)


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint of the predictor's layers")
    command.parser.add_argument("--siglip", type=Path, help="checkpoint of SigLIP so400m-patch14-384")
    command.run(_ship, given, ("weights", "siglip"))


def _ship(arguments: argparse.Namespace) -> None:
    size, widths = (TINY, TINY_WIDTHS) if arguments.tiny else (SiglipSize(), WIDTHS)
    with torch.device("meta"):
        model = Aesthetic(size, widths)
    fill(PredictorPublished(model.scoring_head), arguments.weights)
    fill(SiglipPublished(model.vision_model), arguments.siglip)
    preprocess = {"size": size.side, "filter": "bicubic", "fit": "stretch", **_COLOURS}
    part = Part(arguments, __file__, {"weights": arguments.weights, "siglip": arguments.siglip})
    role = part.reward("aesthetic", model, preprocess, bar=1e-4)
    kind = "tiny, random weights" if arguments.tiny else "v2.5" + " with random weights" * arguments.random
    describe_scorer(
        arguments.out, "aesthetic-tiny" if arguments.tiny else "aesthetic",
        f"Aesthetic predictor on SigLIP, {kind}: how well people would like a picture, whatever it shows.",
        "MIT" if arguments.random else "AGPL-3.0", {"rewards": {"aesthetic": role}},
    )  # fmt: skip


if __name__ == "__main__":
    main()
