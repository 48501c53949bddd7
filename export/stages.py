"""The stages of a bundle, in order. Each keeps what it made in the work folder and reads what it needs there."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from alignment.alignment import Alignment
from alignment.damage import pool
from alignment.train import train_alignment
from generator.draw import Sampling
from generator.generator import Generator
from generator.train import train_generator
from graph.begin import begin_graph
from graph.bundle import save_bundle, save_graph
from graph.half import half
from graph.images import decode_graph, encode_graph, score_graph
from graph.step import step_graph
from measure.choose import CANDIDATES, choose
from measure.fixture import write_fixture
from measure.sample import sample
from measure.sheet import sheet
from measure.standard import standard
from settings import Settings
from structure.structure import Structure
from structure.train import train_structure
from tokenizer.latents import latents
from tokenizer.train import Tokenizer, train_tokenizer
from training.together import together
from world.prompts import write_prompts
from world.render import load, render
from world.vocabulary import encode

PROMPTS = Path(__file__).parent / "prompts"
Made = dict[str, Any]


@dataclass(frozen=True)
class Work:
    """Where the stages keep their results, and what they are to make."""

    folder: Path
    out: Path
    settings: Settings
    command: str
    processes: int = 1

    def trained(self, stage: str, model: torch.nn.Module, part: str = "") -> Any:
        """`model` with the weights of a stage's checkpoint, rounded to float16 as they are exported."""
        state = torch.load(self.folder / f"{stage}.pt")["mean"]
        mine = {name.removeprefix(part): tensor for name, tensor in state.items() if name.startswith(part)}
        model.load_state_dict(mine)
        return half(model)

    def tokenizer(self) -> Tokenizer:
        return self.trained("tokenizer", Tokenizer())

    def generator(self) -> Generator:
        return self.trained("generator", Generator(self.settings.size))

    def alignment(self) -> Alignment:
        return self.trained("alignment", Alignment(), "reward.")

    def latents(self, images: np.ndarray) -> torch.Tensor:
        return latents(self.tokenizer().encoder, images, self.folder / "latents.pt")


def world(work: Work) -> None:
    """Renders the images and writes the prompt lists."""
    render(work.folder / "world", work.settings.images, work.settings.seed)
    write_prompts(PROMPTS)


def tokenizer(work: Work) -> Made:
    images, _ = load(work.folder / "world")
    settings = work.settings
    return train_tokenizer(images, settings.tokenizer, work.folder / "tokenizer.pt", settings.seed)[1]


def structure(work: Work) -> Made:
    images, _ = load(work.folder / "world")
    settings = work.settings
    return train_structure(images, settings.structure, work.folder / "structure.pt", settings.seed)[1]


def generator(work: Work) -> Made:
    work.latents(load(work.folder / "world")[0])
    return together(work.processes, _generator, work)


def _generator(work: Work) -> Made:
    images, scenes = load(work.folder / "world")
    settings, quantizer = work.settings, work.tokenizer().quantizer
    path = work.folder / "generator.pt"
    codes, processes = work.latents(images), work.processes
    training = settings.generator, path, settings.seed, processes
    return train_generator(settings.size, quantizer, codes, scenes, *training)[1]


def alignment(work: Work) -> Made:
    images, scenes = load(work.folder / "world")
    settings = work.settings
    copies = pool(work.tokenizer(), work.latents(images)[: settings.pool], work.folder / "pool.pt")
    return train_alignment(images, scenes, copies, settings.alignment, work.folder / "alignment.pt", settings.seed)[1]


def sampling(work: Work) -> Made:
    """Chooses the sampling numbers, and standardises the reward under them."""
    _, scenes = load(work.folder / "world")
    models = work.alignment(), work.generator(), work.tokenizer()
    small = len(scenes) < 10_000
    best, table = choose(*models, PROMPTS / "development.jsonl", CANDIDATES[:1] if small else CANDIDATES)
    mean, deviation = standard(*models, scenes[: 64 if small else 1024], best)
    return {"sampling": vars(best), "compared": table, "mean": mean, "deviation": deviation}


def export(work: Work) -> None:
    """Writes the graphs and bundle.json."""
    out, chosen = work.out, json.loads((work.folder / "sampling.json").read_text())
    out.mkdir(parents=True, exist_ok=True)
    generator, tokenizer = work.generator(), work.tokenizer()
    encoder = work.trained("structure", Structure(), "encoder.")
    graphs = {
        "begin": begin_graph(generator),
        "step": step_graph(generator, tokenizer.quantizer.amplitudes),
        "decode": decode_graph(tokenizer.decoder),
        "encode": encode_graph(encoder),
        "score": score_graph(work.alignment(), chosen["mean"], chosen["deviation"]),
    }
    models = {name: save_graph(graph, out, name) for name, graph in graphs.items()}
    extra = {
        "alignment": {"mean": chosen["mean"], "deviation": chosen["deviation"]},
        "generator": {"compared": chosen["compared"]},
    }
    made = {role: _made(work, stage, extra.get(role, {})) for role, stage in _STAGE_OF.items()}
    about = "Ten shapes in eight colours at 64×64: a small next-scale model with its decoder, encoder and reward."
    save_bundle(out, out.name, about, Sampling(**chosen["sampling"]), models, made)


_STAGE_OF = {"generator": "generator", "decoder": "tokenizer", "structure": "structure", "alignment": "alignment"}


def _made(work: Work, stage: str, extra: Made) -> Made:
    """The `made` entry of a role: script, command, seed, data, how long, and what was measured."""
    metrics = json.loads((work.folder / f"{stage}.json").read_text()) | extra
    steps, minutes = metrics.pop("steps"), metrics.pop("minutes")
    return {
        "script": f"export/{stage}/train.py",
        "command": work.command,
        "seed": work.settings.seed,
        "data": f"{work.settings.images} images rendered by export/world with seed {work.settings.seed}",
        "steps": steps,
        "minutes": minutes,
        "metrics": metrics,
    }


def look(work: Work) -> None:
    """Writes a contact sheet: raw images of development prompts, eight a prompt in rows."""
    chosen = Sampling(**json.loads((work.folder / "sampling.json").read_text())["sampling"])
    rows = [json.loads(line)["prompt"] for line in (PROMPTS / "development.jsonl").read_text().splitlines()]
    ids = torch.tensor([encode(prompt) for prompt in rows[2::11] for _ in range(8)])
    sheet(sample(work.generator(), work.tokenizer(), ids, chosen, 3), 8, work.folder / "sheet.png")
    print("\n".join(rows[2::11]))


def fixture(work: Work) -> None:
    """Writes test/fixtures/step.json from the bundle as it lies in `out`."""
    write_fixture(work.out, Path(__file__).parents[1] / "test" / "fixtures" / "step.json")


STAGES: dict[str, Callable[[Work], Made | None]] = {
    "world": world,
    "tokenizer": tokenizer,
    "structure": structure,
    "generator": generator,
    "alignment": alignment,
    "sampling": sampling,
    "export": export,
    "look": look,
    "fixture": fixture,
}
