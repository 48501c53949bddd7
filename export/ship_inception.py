"""Writes a bundle of the encoder InceptionV3, its features before the last layer: its graph, and what it costs.

    python export/ship_inception.py --out BUNDLE --weights inception_v3_google-0cc3c7bd.pth
    python export/ship_inception.py --out BUNDLE --random               with random weights

The checkpoint is torchvision's; nothing in it is run, and it is not changed.
"""

import argparse

import torch

from scorers.colours import COLOURS
from scorers.describe_scorer import describe_scorer
from scorers.fill import fill
from scorers.inception import Inception
from scorers.inception_published import InceptionPublished
from scorers.part import Part
from shipping.ship_command import ShipCommand

SIDE, TINY_SIDE = 299, 75  # the smallest that torchvision takes


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint of torchvision's inception_v3", reward=False)
    command.run(_ship, given)


def _ship(arguments: argparse.Namespace) -> None:
    with torch.device("meta"):
        model = Inception()
    fill(InceptionPublished(model), arguments.weights)
    model.fuse()
    side = TINY_SIDE if arguments.tiny else SIDE
    preprocess = {"size": side, "filter": "bilinear", "fit": "stretch", **COLOURS["imagenet"]}
    part = Part(arguments, __file__, {"weights": arguments.weights})
    kind = f"pictures of {side}² pixels" + ", random weights" * arguments.random
    describe_scorer(
        arguments.out, "inception-tiny" if arguments.tiny else "inception",
        f"InceptionV3 (arXiv 1512.00567), {kind}: what it sees before it names a class.",
        "BSD-3-Clause", {"encoders": {"inception": part.encoder("inception", model, preprocess)}},
    )  # fmt: skip


if __name__ == "__main__":
    main()
