"""Writes the text encoder of Infinity as a part of its bundle: its graph, its tokenizer, what it costs.

    python export/ship_t5.py --out T5 --weights flan-t5-xl      a folder with config.json, tokenizer.json and the shards
    python export/ship_t5.py --out T5 --random --tiny           a small one with random weights

The checkpoint is that of huggingface.co/google/flan-t5-xl; nothing in it is run, and it is not changed. T5 is what
ship_infinity.py takes as --text.
"""

import argparse
import json
from pathlib import Path

import torch

from graph.bundle import save_graph
from graph.half import half
from graph.session import Session
from graph.traced import Traced
from scorers.tiny_wordpiece import tiny_wordpiece
from shipping.assert_near import assert_near
from shipping.built import built
from shipping.digest import digest
from shipping.ship_command import ShipCommand
from shipping.source_of import source_of
from text.t5 import T5
from text.t5_cost import t5_cost
from text.t5_published import load_t5
from text.t5_size import T5Size, read_t5_size

TINY = T5Size(words=160, width=128, head=32, hidden=256, depth=2, heads=4)
#: Most tokens of a prompt, the end too: what Infinity reads.
LENGTH = 512
#: Of the prompt that cost tables have.
WORDS = 30
#: Furthest that ONNX Runtime may be from PyTorch.
BAR = 1e-3


def main(given: list[str] | None = None) -> None:
    command = ShipCommand(__doc__, "folder of the checkpoint: config.json, tokenizer.json, shards", reward=False)
    command.parser.add_argument("--tokenizer", type=Path, help="tokenizer.json (the one beside the weights)")
    command.run(_ship, given)


@torch.no_grad()
def _ship(arguments: argparse.Namespace) -> None:
    out, weights = arguments.out, arguments.weights
    size = TINY if arguments.tiny else T5Size() if weights is None else read_t5_size(weights / "config.json")
    if arguments.tokenizer is None and arguments.random:
        tokenizer = tiny_wordpiece().to_str()
    else:
        tokenizer = (arguments.tokenizer or weights / "tokenizer.json").read_text(encoding="utf-8")
    json.loads(tokenizer)
    model = built(lambda: T5(size), weights, load_t5)
    short = arguments.dtype == "float16"
    model = half(model) if short else model.eval()
    ids = torch.arange(1, 13).view(2, 6) % size.words
    ids[1, 4:] = 0
    shapes = {"features": ("float32", ["P", "T", size.width]), "mask": ("float32", ["P", "T"])}
    out.mkdir(parents=True, exist_ok=True)
    file = save_graph(Traced(model, {"ids": (ids, ["P", "T"])}, shapes, short), out, "text")
    far = max(_apart(model, Session(out / file["file"]), one) for one in (ids, ids[:1, :1], ids[:, :3]))
    assert_near({"features": far}, {"features": BAR})
    (out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    part = {
        "text": file,
        "tokenizer": {
            "kind": "json", "file": "tokenizer.json", "sha256": digest(out / "tokenizer.json"), "length": LENGTH
        },
        "cost": {"text": t5_cost(size, WORDS)},
        "made": {"script": "export/ship_t5.py", "dtype": arguments.dtype, "metrics": {"features": far}} | source_of(weights),
    }  # fmt: skip
    (out / "bundle-part.json").write_text(json.dumps(part, indent=2) + "\n")


def _apart(model: T5, session: Session, ids: torch.Tensor) -> float:
    """Features of words alone: those of padding are nobody's business."""
    features, mask = model(ids)
    got = session(ids=ids.numpy())
    assert (got["mask"] == mask.numpy()).all()
    return float((torch.from_numpy(got["features"]) - features)[mask == 0].abs().max())


if __name__ == "__main__":
    main()
