"""The stages of a bundle, in order. Each keeps what it made in the work folder and reads what it needs there."""

from collections.abc import Callable
from pathlib import Path

import torch

from aesthetic.grades import grades
from aesthetic.train import train_aesthetic
from alignment.couples import couples
from alignment.pool import pool as alignment_pool
from alignment.train import train_alignment
from generator.sampling import Sampling, read_sampling
from generator.train import train_generator
from judge.cases import write_cases
from judge.pool import pool as judge_pool
from judge.threshold import choose_threshold
from judge.train import train_judge
from measure.choose import CANDIDATES, SAMPLES, choose
from measure.fixture import write_fixture
from measure.halves import measure_halves
from measure.shipped import Shipped
from measure.standard import standard
from semantic.train import train_semantic
from ship import UNKNOWN, ship
from structure.train import train_structure
from tokenizer.train import train_tokenizer
from training.together import together
from work import Made, Work
from world.prompts import write_prompts
from world.render import render

PROMPTS = Path(__file__).parents[1] / "prompts"


def world(work: Work) -> None:
    """Renders the images and writes the prompt lists."""
    render(work.folder / "world", work.settings.images, work.settings.seed)
    write_prompts(PROMPTS)


def tokenizer(work: Work) -> Made:
    settings = work.settings
    return train_tokenizer(*work.world(), settings.tokenizer, work.folder / "tokenizer.pt", settings.seed)[1]


def generator(work: Work) -> Made:
    work.latents(work.world()[0])
    return together(work.processes, _generator, work)


def _generator(work: Work) -> Made:
    images, scenes = work.world()
    settings, quantizer = work.settings, work.tokenizer().quantizer
    training = settings.generator, work.folder / "generator.pt", settings.seed, work.processes
    return train_generator(settings.size, quantizer, work.latents(images), scenes, *training)[1]


def structure(work: Work) -> Made:
    settings = work.settings
    return train_structure(work.world()[0], settings.structure, work.folder / "structure.pt", settings.seed)[1]


def semantic(work: Work) -> Made:
    settings = work.settings
    return train_semantic(*work.world(), settings.semantic, work.folder / "semantic.pt", settings.seed)[1]


def alignment(work: Work) -> Made:
    settings, shown = work.settings, couples(work.settings.couples, work.settings.seed)
    copies = alignment_pool(work.tokenizer(), shown, work.folder / "alignment-pool.pt", settings.seed)
    training = settings.alignment, work.folder / "alignment.pt", settings.seed
    return train_alignment(*work.world(), shown, copies, *training)[1]


def aesthetic(work: Work) -> Made:
    settings, shown = work.settings, couples(work.settings.couples, work.settings.seed)
    copies = alignment_pool(work.tokenizer(), shown, work.folder / "alignment-pool.pt", settings.seed)
    graded = grades(work.tokenizer(), settings.graded, work.folder / "grades.pt", settings.seed)
    return train_aesthetic(graded, copies, settings.aesthetic, work.folder / "aesthetic.pt", settings.seed)[1]


def judge(work: Work) -> Made:
    settings, seed = work.settings, work.settings.judge_seed
    copies = judge_pool(work.tokenizer(), settings.judged, work.folder / "judge-pool.pt", seed)
    model, made = train_judge(copies, settings.judge, work.folder / "judge.pt", seed)
    threshold, agreement = choose_threshold(model, work.tokenizer(), settings.asked)
    return made | {"threshold": settings.threshold or threshold, "chosen": threshold, "agreement": agreement}


def sampling(work: Work) -> Made:
    """Chooses the sampling numbers, and standardises the rewards under them."""
    draft = work.folder / "draft"
    ship(work, draft, Sampling(2.0, 0.75, 0.97), UNKNOWN, {})
    shipped, small = Shipped(draft, torch.get_num_threads()), work.settings.images < 10_000
    best, table = choose(shipped, CANDIDATES[:1] if small else CANDIDATES, 1 if small else SAMPLES)
    standards = standard(shipped, work.world()[1][: 64 if small else 1024], best)
    return {"sampling": best.described(), "compared": table, "standards": standards}


def export(work: Work) -> None:
    """Writes the graphs and bundle.json."""
    made = work.made("sampling")
    chosen, standards = read_sampling(made["sampling"]), made["standards"]
    amplitudes = work.tokenizer().quantizer.amplitudes
    halves = measure_halves(work.generator(rounded=False), work.generator(), amplitudes, chosen)
    print("float16 weights", halves, flush=True)
    extra: dict[str, Made] = {"generator": {"compared": made["compared"], "float16": halves}}
    extra |= {role: {"mean": mean, "deviation": deviation} for role, (mean, deviation) in standards.items()}
    ship(work, work.out, chosen, standards, extra)


def fixture(work: Work) -> None:
    """Writes what tests in TypeScript replay: a path of the bundle as it lies in `out`, and the judge's rules."""
    fixtures = Path(__file__).parents[1] / "test" / "fixtures"
    write_fixture(work.out, fixtures / "step.json")
    write_cases(fixtures / "verdicts.json")


STAGES: dict[str, Callable[[Work], Made | None]] = {
    "world": world,
    "tokenizer": tokenizer,
    "structure": structure,
    "semantic": semantic,
    "alignment": alignment,
    "aesthetic": aesthetic,
    "judge": judge,
    "generator": generator,
    "sampling": sampling,
    "export": export,
    "fixture": fixture,
}
