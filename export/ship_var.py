"""Writes a bundle of VAR: its graphs, what they cost, and how they compare with PyTorch.

    python export/ship_var.py --out BUNDLE --weights var_d16.pth --autoencoder vae_ch160v4096z32.pth --depth 16
    python export/ship_var.py --out BUNDLE --random --tiny              a small one with random weights

The checkpoints are those of huggingface.co/FoundationVision/var; nothing in them is run, and they are not changed.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.bundle import describe, save_graph
from graph.half import half
from graph.session import Session
from shipping.assert_near import assert_near
from shipping.built import built
from shipping.ship_command import ShipCommand
from shipping.source_of import source_of
from var.autoencoder import Autoencoder
from var.cases import CASES
from var.compare import compare
from var.cost import decode_cost, generator_cost, smaller_cost
from var.graph.begin import begin_graph
from var.graph.decode import decode_graph
from var.graph.step import step_graph
from var.sampling import Sampling
from var.size import Size, size_of_depth
from var.transformer import Transformer
from var.weights import load_weights

#: A decoder as narrow as its norms allow, so that the files stay small.
TINY = replace(CASES["ten scales"].size, growth=(1, 1, 1, 1, 1))
TINY_TOP_K = 20
#: Names of ImageNet's classes in the order of the checkpoints: those that torchvision 0.29.1 gives its own models.
IMAGENET = Path(__file__).parent / "var" / "imagenet.txt"
#: Largest differences between ONNX Runtime and PyTorch: see `var.compare`.
BARS = {"chances": 1e-3, "cutPerMillion": 20, "pixels": 1e-3}


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "checkpoint of the transformer", reward=False)
    option = command.parser.add_argument
    option("--autoencoder", type=Path, help="checkpoint of the autoencoder")
    option("--depth", type=int, choices=(16, 20, 24, 30, 36), default=16)
    option("--top-k", type=int, help="likeliest codes that are drawn; 0: all (900; with --tiny 20)")
    option("--classes", type=Path, default=IMAGENET, help="names of the classes in their order, one a line (ImageNet's)")
    option("--template", default="a photo of a {}.", help="what rewards that read prompts are told, with {} for the name")
    command.run(ship_var, given, ("weights", "autoencoder"))


def ship_var(arguments: argparse.Namespace) -> None:
    """Writes begin, step, decode, a decode at half the side, and bundle.json to `arguments.out`, which is made."""
    size = TINY if arguments.tiny else size_of_depth(arguments.depth)
    names = arguments.classes.read_text(encoding="utf-8").split("\n")[: size.classes]
    if len([name for name in names if name.strip()]) < size.classes:
        raise ValueError(f"{arguments.classes} names fewer than {size.classes} classes, one a line")
    top_k = (TINY_TOP_K if arguments.tiny else 900) if arguments.top_k is None else arguments.top_k
    transformer = built(lambda: Transformer(size), arguments.weights, load_weights)
    autoencoder = built(lambda: Autoencoder(size), arguments.autoencoder, load_weights)
    short = arguments.dtype == "float16"
    if short:
        transformer, autoencoder = half(transformer), half(autoencoder)
    arguments.out.mkdir(parents=True, exist_ok=True)
    side = size.full // 2
    models = {  # one after the other: each holds its weights once more
        "begin": save_graph(begin_graph(transformer, short), arguments.out, "begin"),
        "step": save_graph(step_graph(transformer, autoencoder.quantize, top_k, short), arguments.out, "step"),
        "decode": save_graph(decode_graph(autoencoder, short), arguments.out, "decode"),
        f"decode-{side}": save_graph(decode_graph(autoencoder, short, side), arguments.out, f"decode-{side}"),
    }
    sampling = Sampling(top_k=top_k)
    sessions = [Session(arguments.out / models[name]["file"]) for name in ("begin", "step", "decode")]
    compared = compare(sessions, transformer, autoencoder, sampling)
    assert_near(compared, BARS)
    describe(arguments.out, _described(arguments, size, names, sampling, models, compared))


def _described(
    arguments: argparse.Namespace,
    size: Size,
    names: list[str],
    sampling: Sampling,
    models: dict[str, Any],
    compared: dict[str, float],
) -> dict[str, Any]:
    """bundle.json."""
    kind = "tiny, random weights" if arguments.tiny else f"d{size.depth}" + " with random weights" * arguments.random

    def made(path: Path | None) -> dict[str, Any]:
        return {"script": "export/ship_var.py", "dtype": arguments.dtype, "metrics": compared} | source_of(path)

    generator = {"begin": models["begin"], "step": models["step"], "cost": generator_cost(size)}
    side = size.full // 2
    smaller = {"decode": models[f"decode-{side}"], "cost": {"decode": smaller_cost(size, side)}}
    decoder = {"decode": models["decode"], "cost": {"decode": decode_cost(size)}, "smaller": {str(side): smaller}}
    return {
        "format": 1,
        "name": "var-tiny" if arguments.tiny else f"var-d{size.depth}",
        "about": f"VAR (arXiv 2404.02905), {kind}: draws one of {size.classes} classes.",
        "licence": "MIT",
        "sides": list(size.sides),
        "bits": 1,
        "latent": [size.channels, size.full, size.full],
        "image": [3, 16 * size.full, 16 * size.full],
        "sampling": {"guidance": sampling.guidance, "temperature": sampling.temperature, "topP": sampling.top_p},
        "tokenizer": {"kind": "classes", "names": names, "template": arguments.template},
        "roles": {
            "generator": generator | {"made": made(arguments.weights) | {"topK": sampling.top_k}},
            "decoder": decoder | {"made": made(arguments.autoencoder)},
            "encoders": {},
            "rewards": {},
        },
    }


if __name__ == "__main__":
    main()
