"""Writes a bundle of the encoder DINOv2: its graph, and what it costs.

    python export/ship_dinov2.py --out BUNDLE --weights dinov2_vitl14_reg4_pretrain.pth
    python export/ship_dinov2.py --out BUNDLE --weights dinov2_vits14_pretrain.pth --size small --no-registers
    python export/ship_dinov2.py --out BUNDLE --random --tiny           a small one with random weights

The checkpoints are those that github.com/facebookresearch/dinov2 names; nothing in them is run, and they are not
changed.
"""

import argparse

import torch

from scorers.colours import COLOURS
from scorers.describe_scorer import describe_scorer
from scorers.dinov2 import Dinov2
from scorers.dinov2_published import Dinov2Published
from scorers.dinov2_size import SIZES, Dinov2Size, dinov2_size
from scorers.fill import fill
from scorers.part import Part
from shipping.ship_command import ShipCommand

TINY = Dinov2Size(width=64, depth=2, heads=4, side=56, trained=7)


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint of DINOv2", reward=False)
    option = command.parser.add_argument
    option("--size", choices=tuple(SIZES), default="large", help="ViT-S/14, ViT-B/14 or ViT-L/14 (large)")
    option("--no-registers", action="store_true", help="of the first publication; with four otherwise")
    option("--side", type=int, default=224, help="of the pictures it sees, a multiple of 14 (224)")
    command.run(_ship, given)


def _ship(arguments: argparse.Namespace) -> None:
    size = TINY if arguments.tiny else dinov2_size(arguments.size, not arguments.no_registers, arguments.side)
    with torch.device("meta"):
        model = Dinov2(size)
    fill(Dinov2Published(model), arguments.weights)
    preprocess = {"size": size.side, "filter": "bilinear", "fit": "stretch", **COLOURS["imagenet"]}
    part = Part(arguments, __file__, {"weights": arguments.weights})
    registers = "four registers" if size.registers else "no registers"
    kind = "tiny" if arguments.tiny else f"ViT-{arguments.size[0].upper()}/14"
    describe_scorer(
        arguments.out, "dinov2-tiny" if arguments.tiny else f"dinov2-{arguments.size}",
        f"DINOv2 (arXiv 2304.07193), {kind}, {registers}{', random weights' * arguments.random}: features of patches.",
        "Apache-2.0", {"encoders": {"dinov2": part.encoder("dinov2", model, preprocess)}},
    )  # fmt: skip


if __name__ == "__main__":
    main()
