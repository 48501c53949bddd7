"""Writes a bundle of Infinity: its graphs, what they cost, and how they compare with PyTorch.

    python export/ship_infinity.py --out BUNDLE --model 2b --pixels 0.25M --text T5 \\
        --weights infinity_2b_reg.pth --autoencoder infinity_vae_d32reg.pth
    python export/ship_infinity.py --out BUNDLE --model 8b --text T5 \\
        --weights infinity_8b_weights --autoencoder infinity_vae_d56_f8_14_patchify.pth
    python export/ship_infinity.py --out BUNDLE --random --tiny         a small one with random weights

The checkpoints are those of huggingface.co/FoundationVision/Infinity; T5 is the folder that ship_t5.py writes. Nothing in
them is run, and they are not changed.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.bundle import describe, save_graph
from graph.half import half
from graph.session import Session
from infinity.autoencoder import Autoencoder
from infinity.compare import compare
from infinity.cost import decode_cost, generator_cost, smaller_cost
from infinity.draw import SAMPLING
from infinity.graph.begin import begin_graph
from infinity.graph.decode import decode_graph
from infinity.graph.step import step_graph
from infinity.published import PUBLISHED, published
from infinity.size import SCALES, Size
from infinity.text_part import TextPart, text_part
from infinity.transformer import Transformer
from infinity.weights import load_weights
from shipping.assert_near import assert_near
from shipping.built import built
from shipping.ship_command import ShipCommand
from shipping.source_of import source_of

#: Thirteen scales whose sides are a quarter of the published ones, and a decoder as narrow as its norms allow.
TINY = Size(
    2, 64, 2, 1, channels=128, text=32, codes=16, base=32, growth=(1, 1, 1, 1, 1),
    own_sides=(1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 16),
)  # fmt: skip
#: Largest differences between ONNX Runtime and PyTorch: see `infinity.compare`.
BARS = {"chances": 1e-3, "latents": 1e-3, "pixels": 1e-3}


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint of the transformer: a file, or a folder of shards", reward=False)
    option = command.parser.add_argument
    option("--autoencoder", type=Path, help="checkpoint of the autoencoder")
    option("--text", type=Path, help="folder with the text encoder, of ship_t5.py; not needed with --tiny")
    option("--model", choices=tuple(PUBLISHED), default="2b")
    option("--pixels", choices=tuple(SCALES), default="1M", help="of an image; fewer take fewer scales")
    option("--codes", type=int, help="channels of the latent, where the autoencoder has others (16, 32)")
    command.run(ship_infinity, given, ("weights", "autoencoder"))


def ship_infinity(arguments: argparse.Namespace) -> None:
    """Writes text, begin, step, decode, decodes at smaller sides, and bundle.json to `arguments.out`, which is made."""
    if arguments.text is None and not arguments.tiny:
        raise ValueError("give --text, the folder that ship_t5.py wrote")
    size = replace(TINY, pixels=arguments.pixels) if arguments.tiny else published(arguments.model, arguments.pixels)
    size = size if arguments.codes is None else replace(size, codes=arguments.codes)
    transformer = built(lambda: Transformer(size), arguments.weights, load_weights)
    autoencoder = built(lambda: Autoencoder(size), arguments.autoencoder, load_weights)
    short, out = arguments.dtype == "float16", arguments.out
    if short:
        transformer, autoencoder = half(transformer), half(autoencoder)
    out.mkdir(parents=True, exist_ok=True)
    text = text_part(out, size, arguments.text, short)
    models = {  # one after the other: each holds its weights once more
        "begin": save_graph(begin_graph(transformer, short), out, "begin"),
        "step": save_graph(step_graph(transformer, short), out, "step"),
        "decode": save_graph(decode_graph(autoencoder, size, short), out, "decode"),
    }
    for side in _smaller(size):
        models[f"decode-{side}"] = save_graph(decode_graph(autoencoder, size, short, side), out, f"decode-{side}")
    sessions = [Session(out / models[name]["file"]) for name in ("begin", "step", "decode")]
    compared = compare(sessions, transformer, autoencoder)
    assert_near(compared, BARS)
    describe(out, _described(arguments, size, text, models, compared))


def _smaller(size: Size) -> list[int]:
    """Sides of the latent, smaller than its own, that images are made of too: a quarter and a half."""
    return [size.full // part for part in (4, 2) if size.full // part >= 8]


def _described(
    arguments: argparse.Namespace, size: Size, text: TextPart, models: dict[str, Any], compared: dict[str, float]
) -> dict[str, Any]:
    """bundle.json."""
    pixels = size.cell * size.full
    kind = "tiny" if arguments.tiny else f"{arguments.model} at {pixels}×{pixels}"
    kind += ", random weights" * arguments.random

    def made(path: Path | None) -> dict[str, Any]:
        return {"script": "export/ship_infinity.py", "dtype": arguments.dtype, "metrics": compared} | source_of(path)

    def decoder(name: str, flops: int) -> dict[str, Any]:
        return {"decode": models[name], "cost": {"decode": flops}}

    smaller = {str(side): decoder(f"decode-{side}", smaller_cost(size, side)) for side in _smaller(size)}
    return {
        "format": 1,
        "name": "infinity-tiny" if arguments.tiny else f"infinity-{arguments.model}-{pixels}",
        "about": f"Infinity (arXiv 2412.04431), {kind}.",
        "licence": "MIT",
        "sides": list(size.sides),
        "bits": size.bits,
        "latent": [size.codes, size.full, size.full],
        "image": [3, pixels, pixels],
        "sampling": SAMPLING.described(),
        "tokenizer": text.tokenizer,
        "roles": {
            "generator": {
                "text": text.file, "begin": models["begin"], "step": models["step"],
                "cost": generator_cost(size, text.flops), "made": made(arguments.weights) | {"text": text.made},
            },
            "decoder": decoder("decode", decode_cost(size)) | {"smaller": smaller, "made": made(arguments.autoencoder)},
            "encoders": {},
            "rewards": {},
        },
    }  # fmt: skip


if __name__ == "__main__":
    main()
