"""Trains a new judge for a finished bundle, from the files of the bundle alone; all its other files stay.

    python export/rejudge.py --bundle models/shapes-64      goes on where it stopped
"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from settings import FULL
from ship import ship_judge
from stages import judge
from work import Work


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, required=True, help="folder of the bundle, as models/shapes-64")
    parser.add_argument("--minutes", type=float, default=FULL.judge.minutes, help="training budget in all")
    parser.add_argument("--threads", type=int, default=2, help="processor threads; on a busy machine 1 is faster")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    settings = replace(FULL, judge=replace(FULL.judge, minutes=options.minutes))
    folder = Path(__file__).parent / ".work" / options.bundle.name
    folder.mkdir(parents=True, exist_ok=True)
    work = Work(folder, options.bundle, settings, f"python export/rejudge.py --bundle models/{options.bundle.name}")
    work.keep("judge", judge(work))
    ship_judge(work)


if __name__ == "__main__":
    main()
