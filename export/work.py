"""Where the stages of a bundle keep their results, and the trained models they leave to later stages."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from generator.generator import Generator
from graph.half import half
from graph.weights import read_tokenizer
from settings import Settings
from tokenizer.latents import latents
from tokenizer.train import Tokenizer
from world.render import load
from world.scene import Scene

Made = dict[str, Any]


@dataclass(frozen=True)
class Work:
    """`folder` keeps data and checkpoints, `out` is the bundle to be written."""

    folder: Path
    out: Path
    settings: Settings
    command: str
    processes: int = 1

    def world(self) -> tuple[np.ndarray, list[Scene]]:
        """All rendered images `[N, 64, 64, 3]` uint8 and their scenes."""
        return load(self.folder / "world")

    def trained(self, stage: str, model: nn.Module, part: str = "", rounded: bool = True) -> Any:
        """`model` with the weights of a stage's checkpoint, rounded to float16 as they are exported."""
        state = torch.load(self.folder / f"{stage}.pt")["mean"]
        mine = {name.removeprefix(part): tensor for name, tensor in state.items() if name.startswith(part)}
        model.load_state_dict(mine)
        return half(model) if rounded else model.eval()

    def tokenizer(self) -> Tokenizer:
        """From its checkpoint, or from the finished bundle where none is kept."""
        if not (self.folder / "tokenizer.pt").exists():
            return read_tokenizer(self.out)
        return self.trained("tokenizer", Tokenizer(), "tokenizer.")

    def generator(self, rounded: bool = True) -> Generator:
        return self.trained("generator", Generator(self.settings.size), rounded=rounded)

    def latents(self, images: np.ndarray) -> torch.Tensor:
        return latents(self.tokenizer().encoder, images, self.folder / "latents.pt")

    def made(self, stage: str) -> Made:
        """What a stage said of itself when it was done."""
        return json.loads((self.folder / f"{stage}.json").read_text())

    def keep(self, stage: str, made: Made) -> None:
        (self.folder / f"{stage}.json").write_text(json.dumps(made, indent=2) + "\n")
