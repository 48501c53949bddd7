"""Prints what real models take, from their sizes alone: no weights are needed.

    python export/model_sizes.py                     the tables of docs/models.md
"""

from collections.abc import Iterable

import torch
from torch import nn

from costs.scorers import aesthetic, dinov2_large, image_reward, inception
from infinity.autoencoder import Autoencoder as InfinityAutoencoder
from infinity.cost import decode_cost, generator_cost
from infinity.published import published
from infinity.size import SCALES
from infinity.transformer import Transformer as Infinity
from scorers.aesthetic import WIDTHS, Aesthetic
from scorers.blip import Blip
from scorers.clip import Clip
from scorers.clip_size import CLIP_SIZES
from scorers.dinov2 import Dinov2
from scorers.dinov2_size import dinov2_size
from scorers.imagereward import ImageReward
from scorers.inception import Inception
from scorers.siglip_size import SiglipSize
from text.t5 import T5
from text.t5_cost import t5_cost
from text.t5_size import T5Size
from var.autoencoder import Autoencoder as VarAutoencoder
from var.cost import decode_cost as var_decode_cost
from var.cost import generator_cost as var_generator_cost
from var.size import size_of_depth
from var.transformer import Transformer as Var

GIGA, TERA, GIB = 1e9, 1e12, 2**30


def numbers(*models: nn.Module) -> int:
    """Parameters, each once."""
    return sum(one.numel() for model in models for one in {id(p): p for p in model.parameters()}.values())


def drawing_rows() -> list[list[str]]:
    """A row a model and resolution: what it has on disk in 16 bits, in memory in 32, and what an image takes."""
    with torch.device("meta"):
        read = numbers(T5(T5Size()))
        rows = []
        for name, pixels in (("2b", "0.06M"), ("2b", "0.25M"), ("2b", "0.60M"), ("2b", "1M"), ("8b", "0.25M"), ("8b", "1M")):
            size = published(name, pixels)
            cost = generator_cost(size, t5_cost(T5Size(), 30))
            count = numbers(Infinity(size), InfinityAutoencoder(size)) + read
            flops = cost["begin"] + sum(cost["transformer"]) + decode_cost(size)
            side = size.cell * size.full
            rows.append(_row(f"Infinity-{name.upper()} with flan-T5-xl, {side} px", SCALES[pixels], count, flops, cost))
        for depth in (16, 20, 24, 30, 36):
            size = size_of_depth(depth)
            var_cost = var_generator_cost(size)
            flops = var_cost["begin"] + sum(var_cost["transformer"]) + var_decode_cost(size)
            count = numbers(Var(size), VarAutoencoder(size))
            rows.append(_row(f"VAR-d{depth}, {16 * size.full} px", len(size.sides), count, flops, var_cost))
    return rows


def _row(name: str, scales: int, count: int, flops: float, cost: dict) -> list[str]:
    cache = cost["cacheBytes"][-1]
    return [
        name, str(scales), f"{count / GIGA:.2f}", f"{2 * count / GIB:.1f}", f"{4 * count / GIB:.1f}", f"{cache / GIB:.2f}",
        f"{flops / TERA:.1f}",
    ]  # fmt: skip


def looking_rows() -> list[list[str]]:
    """A row a reward or encoder: FLOPs are those of one picture."""
    with torch.device("meta"):
        models = {
            "ImageReward": (numbers(ImageReward(Blip())), image_reward()),
            "HPSv2.1 (CLIP ViT-H-14)": (numbers(Clip(CLIP_SIZES["ViT-H-14"])), None),
            "CLIP ViT-L-14": (numbers(Clip(CLIP_SIZES["ViT-L-14"])), None),
            "Aesthetic v2.5": (numbers(Aesthetic(SiglipSize(), WIDTHS)), aesthetic()),
            "DINOv2 ViT-L/14, registers": (numbers(Dinov2(dinov2_size("large", True, 224))), dinov2_large()),
            "DINOv2 ViT-S/14, registers": (numbers(Dinov2(dinov2_size("small", True, 224))), None),
            "InceptionV3": (numbers(Inception()), inception()),
        }
    return [
        [name, f"{count / GIGA:.2f}", f"{2 * count / GIB:.2f}", f"{4 * count / GIB:.2f}", told(flops)]
        for name, (count, flops) in models.items()
    ]


def told(flops: int | None) -> str:
    """GFLOP; a dash where the command that ships it counts them."""
    return "–" if flops is None else f"{flops / GIGA:.0f}"


def table(columns: list[str], rows: Iterable[list[str]]) -> str:
    """Markdown."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tables() -> str:
    """Both tables, as docs/models.md has them."""
    drawing = ["model", "scales", "10⁹ weights", "GiB on disk", "GiB in memory", "GiB a path", "TFLOP a raw image"]
    looking = ["model", "10⁹ weights", "GiB on disk", "GiB in memory", "GFLOP a picture"]
    return f"{table(drawing, drawing_rows())}\n\n{table(looking, looking_rows())}"


if __name__ == "__main__":
    print(tables())
