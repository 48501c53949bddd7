"""Writes what other libraries make of the numbers that varflow selects by, for its tests to match.

    python export/fixtures.py                 writes test/fixtures/parity/

NumPy's weights of all potentials, PyTorch's principal components, scikit-learn's clusters, Pillow's pictures. Seeded;
another machine writes the same but for the last digits of the features.
"""

import argparse
import json
from pathlib import Path

import torch

from parity.features import feature_cases
from parity.medoids import medoid_cases
from parity.pictures import MEAN, RULES, STD, picture_cases
from parity.weights import weight_cases

FOLDER = Path(__file__).parents[1] / "test" / "fixtures" / "parity"
COMMAND = "python export/fixtures.py"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the fixtures")
    write_fixtures(parser.parse_args().out)


def write_fixtures(folder: Path) -> None:
    """Writes `weights.json`, `features.json`, `medoids.json` and `pictures.json` to `folder`."""
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {
        "rules": RULES,
        "mean": [float(str(x)) for x in MEAN],
        "std": [float(str(x)) for x in STD],
    }
    _write(folder / "weights.json", {}, weight_cases())
    _write(folder / "features.json", {}, feature_cases())
    _write(folder / "medoids.json", {}, medoid_cases())
    _write(folder / "pictures.json", pictures, picture_cases())


def _write(path: Path, head: dict, cases: list[dict]) -> None:
    """One case a line, so that a change shows what changed."""
    lines = [f'  {json.dumps(key)}: {json.dumps(value)},\n' for key, value in {"command": COMMAND, **head}.items()]
    body = ",\n".join(f"    {json.dumps(case, separators=(',', ':'))}" for case in cases)
    path.write_text("{\n" + "".join(lines) + f'  "cases": [\n{body}\n  ]\n}}\n')


if __name__ == "__main__":
    main()
