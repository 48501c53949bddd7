"""Adds decodes at smaller sides to a finished bundle, from its decode.onnx alone; all its other files and entries stay.

    python export/smaller.py --bundle models/shapes-64
"""

import argparse
import json
from pathlib import Path

from graph.bundle import describe, save_graph, smaller
from graph.images import decode_graph
from graph.weights import read_model
from tokenizer.autoencoder import Decoder
from tokenizer.schedule import SMALLER


def add_smaller(folder: Path) -> None:
    """Writes `decode-SIDE.onnx` for each smaller side, with the weights of decode.onnx, and the `smaller` entry."""
    decoder = read_model(Decoder(), folder / "decode.onnx")
    models = {str(side): save_graph(decode_graph(decoder, side), folder, f"decode-{side}") for side in SMALLER}
    described = json.loads((folder / "bundle.json").read_text())
    described["roles"]["decoder"]["smaller"] = smaller(folder, models)
    describe(folder, described)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, required=True, help="folder of the bundle, as models/shapes-64")
    add_smaller(parser.parse_args().bundle)
