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

import torch

from graph.bundle import describe, save_graph
from graph.checkpoint import checkpoint_digest
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
from var.seeded import seed_weights

#: Thirteen scales whose sides are a quarter of the published ones, and a decoder as narrow as its norms allow.
TINY = Size(
    2, 64, 2, 1, channels=128, text=32, codes=16, base=32, growth=(1, 1, 1, 1, 1),
    own_sides=(1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 16),
)  # fmt: skip
#: Largest differences between ONNX Runtime and PyTorch: see `infinity.compare`.
BARS = {"chances": 1e-3, "latents": 1e-3, "pixels": 1e-3}


def main(given: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the bundle")
    parser.add_argument("--model", choices=tuple(PUBLISHED), default="2b")
    parser.add_argument("--pixels", choices=tuple(SCALES), default="1M", help="of an image; fewer take fewer scales")
    parser.add_argument("--codes", type=int, help="channels of the latent, where the autoencoder has others (16, 32)")
    parser.add_argument("--weights", type=Path, help="checkpoint of the transformer: a file, or a folder of shards")
    parser.add_argument("--autoencoder", type=Path, help="checkpoint of the autoencoder")
    parser.add_argument("--text", type=Path, help="folder with the text encoder, of ship_t5.py")
    parser.add_argument("--random", action="store_true", help="random weights of a fixed seed instead of checkpoints")
    parser.add_argument("--tiny", action="store_true", help="two narrow layers, a table of words; with --random")
    parser.add_argument("--dtype", choices=("float32", "float16"), default="float16", help="of the weights in the files")
    arguments = parser.parse_args(given)
    checkpoints = (arguments.weights, arguments.autoencoder)
    if any(checkpoints) if arguments.random else not all(checkpoints):
        parser.error("give --weights and --autoencoder, or --random")
    if arguments.tiny and not arguments.random:
        parser.error("--tiny needs --random: no checkpoint has this size")
    if arguments.text is None and not arguments.tiny:
        parser.error("give --text, the folder that ship_t5.py wrote")
    try:
        ship_infinity(arguments)
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog}: {error}\n")


def ship_infinity(arguments: argparse.Namespace) -> None:
    """Writes text, begin, step, decode, decodes at smaller sides, and bundle.json to `arguments.out`, which is made."""
    size = replace(TINY, pixels=arguments.pixels) if arguments.tiny else published(arguments.model, arguments.pixels)
    size = size if arguments.codes is None else replace(size, codes=arguments.codes)
    transformer, autoencoder = _models(arguments, size)
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
    print("ONNX Runtime against PyTorch, furthest:", *(f"{name} {far:.1e}" for name, far in compared.items()))
    if any(not compared[name] <= bar for name, bar in BARS.items()):
        raise ValueError(f"the graphs are not what PyTorch computes; bars are {BARS}")
    describe(out, _described(arguments, size, text, models, compared))


def _smaller(size: Size) -> list[int]:
    """Sides of the latent, smaller than its own, that images are made of too: a quarter and a half."""
    return [size.full // part for part in (4, 2) if size.full // part >= 8]


def _models(arguments: argparse.Namespace, size: Size) -> tuple[Transformer, Autoencoder]:
    # Without room for weights that a checkpoint brings.
    with torch.device("cpu" if arguments.random else "meta"):
        transformer, autoencoder = Transformer(size).eval(), Autoencoder(size).eval()
    for model, path in ((transformer, arguments.weights), (autoencoder, arguments.autoencoder)):
        if arguments.random:
            seed_weights(model, 1)
        else:
            load_weights(model, path)
    return transformer, autoencoder


def _described(
    arguments: argparse.Namespace, size: Size, text: TextPart, models: dict[str, Any], compared: dict[str, float]
) -> dict[str, Any]:
    """bundle.json."""
    pixels = size.cell * size.full
    kind = "tiny" if arguments.tiny else f"{arguments.model} at {pixels}×{pixels}"
    kind += ", random weights" * arguments.random

    def made(path: Path | None) -> dict[str, Any]:
        source = {"seed": 1} if path is None else {"weights": path.name, "sha256": checkpoint_digest(path)}
        return {"script": "export/ship_infinity.py", "dtype": arguments.dtype, "metrics": compared} | source

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
