"""Writes a bundle of the reward ImageReward-v1.0: its graph, its tokenizer, what it costs.

    python export/ship_imagereward.py --out BUNDLE --weights ImageReward.pt --tokenizer tokenizer.json
    python export/ship_imagereward.py --out BUNDLE --random --tiny      a small one with random weights

The checkpoint is that of huggingface.co/THUDM/ImageReward, the tokenizer that of huggingface.co/google-bert/
bert-base-uncased; nothing in them is run, and they are not changed.
"""

import argparse
from pathlib import Path

import torch

from scorers.blip import Blip
from scorers.colours import COLOURS
from scorers.describe_scorer import describe_scorer
from scorers.fill import fill
from scorers.imagereward import ImageReward
from scorers.imagereward_published import ImageRewardPublished
from scorers.part import Part
from scorers.tiny_wordpiece import tiny_wordpiece
from scorers.wordpiece_file import wordpiece_file
from shipping.ship_command import ShipCommand

#: Most tokens of a prompt, [CLS] and [SEP] too, as the publication has it.
LENGTH = 35
TINY = Blip(
    side=64, width=48, depth=2, heads=3, text_width=32, text_depth=2, text_heads=4, words=160, length=64,
    head=(64, 32, 16, 8, 1),
)  # fmt: skip


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint of ImageReward-v1.0")
    command.parser.add_argument("--tokenizer", type=Path, help="tokenizer.json of bert-base-uncased")
    command.run(_ship, given, ("weights", "tokenizer"))


def _ship(arguments: argparse.Namespace) -> None:
    size = TINY if arguments.tiny else Blip()
    random = arguments.random
    read = tiny_wordpiece().to_str().encode() if random else wordpiece_file(arguments.tokenizer, size.words)
    with torch.device("meta"):
        model = ImageReward(size)
    fill(ImageRewardPublished(model), arguments.weights)
    preprocess = {"size": size.side, "filter": "bicubic", "fit": "crop", **COLOURS["clip"]}
    ids = torch.arange(2, 2 + LENGTH)[None]  # any words
    part = Part(arguments, __file__, {"weights": arguments.weights})
    role = part.reward("imagereward", model, preprocess, ids)
    (arguments.out / "tokenizer.json").write_bytes(read)
    kind = "tiny, random weights" if arguments.tiny else "v1.0" + " with random weights" * random
    describe_scorer(
        arguments.out, "imagereward-tiny" if arguments.tiny else "imagereward",
        f"ImageReward (arXiv 2304.05977), {kind}: how well a picture shows what its prompt asks for.",
        "Apache-2.0", {"rewards": {"imagereward": role}}, ("tokenizer.json", LENGTH),
    )  # fmt: skip


if __name__ == "__main__":
    main()
