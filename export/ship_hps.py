"""Writes a bundle of the reward HPSv2.1: its graph, its tokenizer, what it costs.

    python export/ship_hps.py --out BUNDLE --weights HPS_v2.1_compressed.pt --tokenizer bpe_simple_vocab_16e6.txt.gz
    python export/ship_hps.py --out BUNDLE --random --tiny              a small one with random weights

The checkpoint is that of huggingface.co/xswu/HPSv2 (version 2.0's is of the same kind), the vocabulary that of
open_clip; nothing in them is run, and they are not changed.

`hpsv2.score` makes numbers of 0…1 of a picture (`ToTensor`), resizes these until the longer side is 224 (by
torchvision's bicubic), puts zeros around, and takes CLIP's colours off last: fit `pad`. varflow does the same, but resizes bytes, as
Pillow does, which rounds and stays within 0…255 after either direction, where torchvision does neither. On smooth
pictures the two are up to 1.1 of 255 apart, 0.3 on average; where black meets white, up to 23 of 255, as torchvision
goes beyond both. That is torchvision 0.17 and later: earlier ones do not average where numbers shrink, and large
pictures with fine detail come out quite differently there.
"""

import argparse
from pathlib import Path

import torch

from scorers.clip import Clip
from scorers.clip_ids import clip_ids
from scorers.clip_published import ClipOpen
from scorers.clip_size import CLIP_SIZES, ClipSize
from scorers.clip_tokenizer_file import clip_tokenizer_file
from scorers.colours import COLOURS
from scorers.describe_scorer import describe_scorer
from scorers.fill import fill
from scorers.part import Part
from scorers.tiny_byte_pairs import tiny_byte_pairs
from shipping.ship_command import ShipCommand

TINY = ClipSize(56, 14, 36, 2, 3, 72, 32, 2, 4, 16, words=588)
#: Of cosines.
BAR = 1e-4


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint of HPSv2.1")
    command.parser.add_argument(
        "--tokenizer", type=Path, help="bpe_simple_vocab_16e6.txt.gz of open_clip, or a tokenizer.json of CLIP"
    )
    command.run(_ship, given, ("weights", "tokenizer"))


def _ship(arguments: argparse.Namespace) -> None:
    size, random = TINY if arguments.tiny else CLIP_SIZES["ViT-H-14"], arguments.random
    read = tiny_byte_pairs() if random else clip_tokenizer_file(arguments.tokenizer, size.words)
    with torch.device("meta"):
        model = Clip(size)
    fill(ClipOpen(model), arguments.weights)
    preprocess = {"size": size.side, "filter": "bicubic", "fit": "pad", **COLOURS["clip"]}
    part = Part(arguments, __file__, {"weights": arguments.weights})
    role = part.reward("hps", model, preprocess, clip_ids(size), BAR)
    (arguments.out / "tokenizer.json").write_bytes(read)
    kind = "tiny, random weights" if arguments.tiny else "v2.1" + " with random weights" * random
    describe_scorer(
        arguments.out, "hps-tiny" if arguments.tiny else "hps",
        f"HPSv2 (arXiv 2306.09341), {kind}: how well people would like a picture for its prompt.",
        "Apache-2.0", {"rewards": {"hps": role}}, ("tokenizer.json", size.length),
    )  # fmt: skip


if __name__ == "__main__":
    main()
