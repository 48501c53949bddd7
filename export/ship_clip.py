"""Writes a bundle of CLIP: a reward, its tokenizer, and what they cost; with --encoder an encoder of pictures, too.

    python export/ship_clip.py --out BUNDLE --weights model.safetensors --tokenizer tokenizer.json --size ViT-B-32
    python export/ship_clip.py --out BUNDLE --random --tiny             a small one with random weights

Checkpoints are OpenAI's as huggingface.co/openai/clip-vit-base-patch32 and its like have them, or open_clip's
(`open_clip_model.safetensors`, `open_clip_pytorch_model.bin`); nothing in them is run, and they are not changed.
Archives of TorchScript, as openai/CLIP downloads them, cannot be read without running code: the former hold the same
weights.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from scorers.clip import Clip, ClipPictures
from scorers.clip_activation import ACTIVATIONS, clip_activation
from scorers.clip_ids import clip_ids
from scorers.clip_published import clip_names
from scorers.clip_size import CLIP_SIZES, ClipSize
from scorers.clip_tokenizer_file import clip_tokenizer_file
from scorers.colours import COLOURS
from scorers.describe_scorer import describe_scorer
from scorers.fill import fill
from scorers.part import Part
from scorers.tiny_byte_pairs import tiny_byte_pairs
from shipping.ship_command import ShipCommand

#: As many words as `tiny_byte_pairs` has.
TINY = ClipSize(64, 16, 24, 2, 2, 48, 24, 2, 3, 16, words=588)
#: Of cosines.
BAR = 1e-4


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint")
    command.parser.add_argument(
        "--tokenizer", type=Path, help="tokenizer.json of the model, or bpe_simple_vocab_16e6.txt.gz of open_clip"
    )
    command.parser.add_argument(
        "--size", choices=CLIP_SIZES, default="ViT-B-32", help="which model it is (ViT-B-32)"
    )
    command.parser.add_argument(
        "--activation", choices=ACTIVATIONS,
        help="of the checkpoint (what config.json or open_clip_config.json beside it says, or else quick_gelu under "
        "the names of transformers and gelu under those of open_clip)",
    )  # fmt: skip
    command.parser.add_argument("--encoder", action="store_true", help="an encoder of whole pictures, too")
    command.parser.add_argument("--licence", default="MIT", help="of the checkpoint (MIT: OpenAI's and LAION's)")
    command.run(_ship, given, ("weights", "tokenizer"))


def _ship(arguments: argparse.Namespace) -> None:
    random, weights = arguments.random, arguments.weights
    size = TINY if arguments.tiny else CLIP_SIZES[arguments.size]
    size = replace(size, activation=arguments.activation or ("gelu" if random else clip_activation(weights)))
    read = tiny_byte_pairs() if random else clip_tokenizer_file(arguments.tokenizer, size.words)
    with torch.device("meta"):
        model = Clip(size)
    fill(clip_names(weights)(model), weights)
    preprocess = {"size": size.side, "filter": "bicubic", "fit": "crop", **COLOURS["clip"]}
    part = Part(arguments, __file__, {"weights": weights})
    roles = {"rewards": {"clip": part.reward("clip", model, preprocess, clip_ids(size), BAR)}}
    if arguments.encoder:
        seen = ClipPictures(model)
        roles["encoders"] = {"clip": part.encoder("clip-encode", seen, preprocess, BAR)}
    (arguments.out / "tokenizer.json").write_bytes(read)
    kind = "tiny, random weights" if arguments.tiny else arguments.size + " with random weights" * random
    describe_scorer(
        arguments.out, "clip-tiny" if arguments.tiny else f"clip-{arguments.size.lower()}",
        f"CLIP (arXiv 2103.00020), {kind}, {size.activation}: how near a picture is to its prompt.",
        arguments.licence, roles, ("tokenizer.json", size.length),
    )  # fmt: skip


if __name__ == "__main__":
    main()
