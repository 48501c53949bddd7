"""Writes the graphs of the trained models and bundle.json."""

import json
from pathlib import Path

from aesthetic.aesthetic import Aesthetic
from alignment.alignment import Alignment
from generator.sampling import Sampling
from graph.begin import begin_graph
from graph.bundle import describe, save_bundle, save_graph
from graph.compress import compress_graph
from graph.detect import detect_graph
from graph.images import aesthetic_graph, decode_graph, encode_graph, score_graph
from graph.step import step_graph
from judge.judge import Judge
from semantic.semantic import Semantic
from settings import Settings
from structure.structure import Structure
from tokenizer.schedule import SMALLER
from work import Made, Work

ABOUT = "Ten shapes in eight colours at 64×64: a small next-scale model with its encoders, rewards and judge."

#: Mean and deviation of each reward.
Standards = dict[str, tuple[float, float]]
UNKNOWN: Standards = {"alignment": (0.0, 1.0), "aesthetic": (0.0, 1.0)}


def ship(work: Work, out: Path, sampling: Sampling, standards: Standards, extra: dict[str, Made]) -> None:
    """Writes the bundle into `out`. `extra` metrics join what each stage said of itself."""
    out.mkdir(parents=True, exist_ok=True)
    generator, tokenizer = work.generator(), work.tokenizer()
    graphs = {
        "begin": begin_graph(generator),
        "step": step_graph(generator, tokenizer.quantizer.amplitudes),
        "decode": decode_graph(tokenizer.decoder),
        **{f"decode-{side}": decode_graph(tokenizer.decoder, side) for side in SMALLER},
        "compress": compress_graph(tokenizer.encoder),
        "structure": encode_graph(work.trained("structure", Structure(), "encoder."), "structure"),
        "semantic": encode_graph(work.trained("semantic", Semantic(), "encoder."), "semantic"),
        "alignment": score_graph(work.trained("alignment", Alignment(), "reward."), *standards["alignment"]),
        "aesthetic": aesthetic_graph(work.trained("aesthetic", Aesthetic()), *standards["aesthetic"]),
        "judge": detect_graph(work.trained("judge", Judge())),
    }
    models = {name: save_graph(graph, out, name) for name, graph in graphs.items()}
    made = {stage: _made(work, stage, extra.get(stage, {})) for stage in _data(work.settings)}
    save_bundle(out, work.out.name, ABOUT, sampling, models, made, work.made("judge")["threshold"])


def ship_judge(work: Work) -> None:
    """Puts the judge of `work` into the finished bundle; every other file and entry stays as it is."""
    described = json.loads((work.out / "bundle.json").read_text())
    described["roles"]["judge"] |= {
        "detect": save_graph(detect_graph(work.trained("judge", Judge())), work.out, "judge"),
        "made": _made(work, "judge", {}),
        "threshold": work.made("judge")["threshold"],
    }
    describe(work.out, described)


def _data(settings: Settings) -> dict[str, str]:
    """What each stage was trained on."""
    world = f"{settings.images} images rendered by export/world with seed {settings.seed}"
    return {
        **dict.fromkeys(("generator", "tokenizer", "structure", "semantic"), world),
        "alignment": f"{world}; couples of scenes that differ in one respect, rebuilt and damaged "
        "(export/alignment/pool.py)",
        "aesthetic": f"{world}; fresh scenes at rising grades of damage (export/aesthetic/grades.py)",
        "judge": f"{settings.judged} layouts of its own, with blots and rounded shapes (export/judge/pool.py); "
        "no image of the others",
    }


def _made(work: Work, stage: str, extra: Made) -> Made:
    """The `made` entry of a role: script, command, seed, data, how long, and what was measured."""
    settings, metrics = work.settings, work.made(stage) | extra
    steps, minutes = metrics.pop("steps"), metrics.pop("minutes")
    return {
        "script": f"export/{stage}/train.py",
        "command": work.command,
        "seed": settings.judge_seed if stage == "judge" else settings.seed,
        "data": _data(settings)[stage],
        "steps": steps,
        "minutes": minutes,
        "metrics": metrics,
    }
