"""Measures a bundle and writes its card: every number of it comes from here.

    python export/card.py --bundle models/shapes-64                 measures all, writes card.json and card.md
    python export/card.py --bundle models/shapes-64 --only search   measures one part again
    python export/card.py --bundle models/shapes-64 --sheet out.png --blind   images to judge by eye
"""

import argparse
import json
from pathlib import Path

import torch

from measure.card import SECTIONS
from measure.eye import write_sheet
from measure.page import page
from measure.shipped import Shipped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, required=True, help="folder of the bundle, as models/shapes-64")
    parser.add_argument("--only", choices=list(SECTIONS), action="append", help="only this part; may be repeated")
    parser.add_argument("--sheet", type=Path, help="write the sheet of generated images here, and measure nothing")
    parser.add_argument("--blind", action="store_true", help="a sheet without the judge's boxes and verdicts")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    shipped = Shipped(options.bundle, options.threads)
    if options.sheet:
        write_sheet(shipped, options.sheet, options.blind)
        return
    path = options.bundle / "card.json"
    measured = json.loads(path.read_text()) if path.exists() else {}
    for name in options.only or SECTIONS:
        print(f"== {name}", flush=True)
        measured[name] = SECTIONS[name](shipped)
        print(json.dumps(measured[name]), flush=True)
        path.write_text(json.dumps(measured, indent=1) + "\n")
    if not set(SECTIONS) - set(measured):
        (options.bundle / "card.md").write_text(page(measured, shipped.described))


if __name__ == "__main__":
    main()
