"""Renders the world, trains every model, exports the bundle and measures it.

    python export/make.py --out models/shapes-64            everything; goes on where it stopped
    python export/make.py --out models/shapes-64 --stage generator --minutes 20
    python export/make.py --out models/smoke --small        a smoke run of two minutes
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import torch

from settings import FULL, SMALL
from stages import STAGES
from work import Work


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the bundle, as models/shapes-64")
    parser.add_argument("--work", type=Path, help="folder of data and checkpoints; default export/.work/NAME")
    parser.add_argument("--small", action="store_true", help="a smoke run: every stage for a few steps")
    parser.add_argument("--stage", choices=list(STAGES), action="append", help="only this stage; may be repeated")
    parser.add_argument("--minutes", type=float, help="training budget of the stages given, in all")
    parser.add_argument("--threads", type=int, default=2, help="processor threads; on a busy machine 1 is faster")
    parser.add_argument("--processes", type=int, default=1, help="train the generator in this many processes")
    options = parser.parse_args()
    if options.minutes and not options.stage:
        parser.error("--minutes needs --stage")

    torch.set_num_threads(options.threads)
    settings = SMALL if options.small else FULL
    # A smoke run leaves the fixture of the shipped bundle alone.
    chosen = options.stage or [stage for stage in STAGES if not (options.small and stage == "fixture")]
    for stage in chosen:
        if options.minutes and hasattr(settings, stage):
            budget = replace(getattr(settings, stage), minutes=options.minutes)
            settings = replace(settings, **{stage: budget})
    folder = options.work or Path(__file__).parent / ".work" / options.out.name
    folder.mkdir(parents=True, exist_ok=True)
    command = f"python export/make.py --out models/{options.out.name}" + " --small" * options.small
    work = Work(folder, options.out, settings, command, options.processes)
    for stage in chosen:
        print(f"== {stage}", flush=True)
        made = STAGES[stage](work)
        if made is not None:
            work.keep(stage, made)
            print(json.dumps(made), flush=True)


if __name__ == "__main__":
    main()
