"""Roles of a bundle whose models only look at pictures."""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from graph.bundle import save_graph
from graph.cost import Cost
from graph.half import half
from graph.session import Session
from graph.traced import Traced
from scorers.fill import SEED
from scorers.seeded_images import seeded_images
from shipping.digest import digest

_PICTURES = 3
#: Tokens of a short prompt, the first and the last one too.
_SHORT = 6


class Part:
    """Writes graphs to `arguments.out`, compares them with PyTorch, counts what they cost, and describes them.

    `arguments` are those of a `ShipCommand`; `script` is the file of the script, `checkpoints` are those that were
    read, by the word that bundle.json has for each. Every method raises ValueError where a graph is further than `bar`
    from PyTorch.
    """

    def __init__(self, arguments: argparse.Namespace, script: str, checkpoints: dict[str, Path | None]) -> None:
        self._arguments = arguments
        sources = {
            word: {"file": path.name, "sha256": digest(path)} for word, path in checkpoints.items() if path is not None
        }
        self._made = {"script": f"export/{Path(script).name}", "dtype": arguments.dtype} | (sources or {"seed": SEED})

    def reward(
        self,
        name: str,
        model: nn.Module,
        preprocess: dict[str, Any],
        ids: torch.Tensor | None = None,
        bar: float = 1e-3,
    ) -> dict[str, Any]:
        """The entry of a reward. `model` gives values `[B]`, from which --mean and --deviation make scores.

        `preprocess` is bundle.json's; `ids` `[1, T]` a prompt as long as one may be, for a model that reads one.
        """
        scored = _Standardised(model, self._arguments.mean, self._arguments.deviation)
        return self._role("score", name, scored, preprocess, ids, bar)

    def encoder(
        self, name: str, model: nn.Module, preprocess: dict[str, Any], bar: float = 1e-3
    ) -> dict[str, Any]:
        """The entry of an encoder. `model` gives patches `[B, P, D]`."""
        return self._role("encode", name, model, preprocess, None, bar)

    @torch.no_grad()
    def _role(
        self, port: str, name: str, model: nn.Module, preprocess: dict[str, Any], ids: torch.Tensor | None, bar: float
    ) -> dict[str, Any]:
        out, short, side = self._arguments.out, self._arguments.dtype == "float16", preprocess["size"]
        model = half(model) if short else model.eval()
        images = seeded_images(_PICTURES, side, SEED)
        fed = (images,) if ids is None else (images, ids)
        wanted = model(*fed)
        inputs = {"images": (images, ["B", 3, side, side])} | ({} if ids is None else {"ids": (ids, [1, "T"])})
        output, shape = ("scores", ["B"]) if port == "score" else ("patches", ["B", *wanted.shape[1:]])
        out.mkdir(parents=True, exist_ok=True)
        entry = save_graph(Traced(model, inputs, {output: ("float32", shape)}, short), out, name)
        session, graph = Session(out / entry["file"]), out / entry["file"]

        def apart(*fed: torch.Tensor) -> float:
            got = session(**{one: tensor.numpy() for one, tensor in zip(inputs, fed)})[output]
            return float(np.abs(got - model(*fed).numpy()).max())

        shorter = () if ids is None else (torch.cat([ids[:, : _SHORT - 1], ids[:, -1:]], 1),)
        furthest = max(apart(*fed), apart(images[:1], *shorter))
        spread = float(wanted.std(0).mean())
        print(f"{name}: ONNX Runtime against PyTorch, furthest: {furthest:.1e}, where {output} deviate by {spread:.1e}")
        if not furthest <= bar:
            raise ValueError(f"{graph.name} is not what PyTorch computes: {furthest:.1e} off, and the bar is {bar}")
        del session
        flops, _ = Cost(graph).count(**{one: tensor.numpy() for one, tensor in zip(inputs, (images[:1], *fed[1:]))})
        made = self._made | {"metrics": {"furthest": furthest}}
        return {port: entry, "preprocess": preprocess, "cost": {port: flops}, "made": made}


class _Standardised(nn.Module):
    def __init__(self, model: nn.Module, mean: float, deviation: float) -> None:
        super().__init__()
        self.model, self.mean, self.deviation = model, mean, deviation

    def forward(self, images: torch.Tensor, ids: torch.Tensor | None = None) -> torch.Tensor:
        value = self.model(images) if ids is None else self.model(images, ids)
        return (value - self.mean) / self.deviation
