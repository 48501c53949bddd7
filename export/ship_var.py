"""Writes a bundle of VAR: its graphs, what they cost, and how they compare with PyTorch.

    python export/ship_var.py --out BUNDLE --weights var_d16.pth --autoencoder vae_ch160v4096z32.pth --depth 16
    python export/ship_var.py --out BUNDLE --random --tiny              a small one with random weights

The checkpoints are those of huggingface.co/FoundationVision/var; nothing in them is run, and they are not changed.
"""

import argparse
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from typing import Any

import torch

from graph.bundle import describe, save_graph
from graph.half import half
from graph.session import Session
from var.autoencoder import Autoencoder
from var.cases import CASES
from var.compare import compare
from var.cost import decode_cost, generator_cost, smaller_cost
from var.graph.begin import begin_graph
from var.graph.decode import decode_graph
from var.graph.step import step_graph
from var.sampling import Sampling
from var.seeded import seed_weights
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the bundle")
    parser.add_argument("--weights", type=Path, help="checkpoint of the transformer")
    parser.add_argument("--autoencoder", type=Path, help="checkpoint of the autoencoder")
    parser.add_argument("--depth", type=int, choices=(16, 20, 24, 30, 36), default=16)
    parser.add_argument("--random", action="store_true", help="random weights of a fixed seed instead of checkpoints")
    parser.add_argument("--tiny", action="store_true", help="four narrow layers and 64 codes; with --random")
    parser.add_argument("--dtype", choices=("float32", "float16"), default="float16", help="of the weights in the files")
    parser.add_argument("--top-k", type=int, help="likeliest codes that are drawn; 0: all (900; with --tiny 20)")
    parser.add_argument(
        "--classes", type=Path, default=IMAGENET, help="names of the classes in their order, one a line (ImageNet's)"
    )
    parser.add_argument(
        "--template", default="a photo of a {}.", help="what rewards that read prompts are told, with {} for the name"
    )
    arguments = parser.parse_args(given)
    checkpoints = (arguments.weights, arguments.autoencoder)
    if any(checkpoints) if arguments.random else not all(checkpoints):
        parser.error("give --weights and --autoencoder, or --random")
    if arguments.tiny and not arguments.random:
        parser.error("--tiny needs --random: no checkpoint has this size")
    try:
        ship_var(arguments)
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog}: {error}\n")


def ship_var(arguments: argparse.Namespace) -> None:
    """Writes begin, step, decode, a decode at half the side, and bundle.json to `arguments.out`, which is made."""
    size = TINY if arguments.tiny else size_of_depth(arguments.depth)
    names = arguments.classes.read_text(encoding="utf-8").split("\n")[: size.classes]
    if len([name for name in names if name.strip()]) < size.classes:
        raise ValueError(f"{arguments.classes} names fewer than {size.classes} classes, one a line")
    top_k = (TINY_TOP_K if arguments.tiny else 900) if arguments.top_k is None else arguments.top_k
    transformer, autoencoder = _models(arguments, size)
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
    print("ONNX Runtime against PyTorch, furthest:", *(f"{name} {far:.1e}" for name, far in compared.items()))
    if any(not compared[name] <= bar for name, bar in BARS.items()):
        raise ValueError(f"the graphs are not what PyTorch computes; bars are {BARS}")
    describe(arguments.out, _described(arguments, size, names, sampling, models, compared))


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
        source = {"seed": 1} if path is None else {"weights": path.name, "sha256": _digest(path)}
        return {"script": "export/ship_var.py", "dtype": arguments.dtype, "metrics": compared} | source

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


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
