"""Writes a bundle of Infinity-2B that has costs and no weights: all that a plan needs, from published constants.

    python export/costs/infinity_2b.py --out models/infinity-2b
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from costs.layers import linear  # noqa: E402
from costs.scorers import aesthetic, dinov2_large, image_reward, inception  # noqa: E402
from infinity.cost import ROWS, WORDS, decode_cost, generator_cost, smaller_cost  # noqa: E402
from infinity.draw import SAMPLING  # noqa: E402
from infinity.published import published  # noqa: E402
from text.t5_cost import t5_cost  # noqa: E402
from text.t5_size import T5Size  # noqa: E402

INFINITY = "Han et al., Infinity, arXiv 2412.04431; github.com/FoundationVision/Infinity, 4c27bbb"
TTS_VAR = "Chen et al., TTS-VAR, arXiv 2507.18537; github.com/ali-vilab/TTS-VAR, b0332bb"
SIZE = published("2b")
SMALLER = (16, 32, 48)
PADDED = 512
"""Tokens to which the official code pads every prompt before it reads it (`tools/run_infinity.py`, `encode_prompt`)."""
BYTES = 2
"""Of a number in the cache: 16 bits, as the official code has values."""


def bundle() -> dict[str, Any]:
    """`bundle.json`: every number is a function of published sizes."""
    pixels = SIZE.cell * SIZE.full
    return {
        "format": 1,
        "weights": "none",
        "name": "infinity-2b",
        "about": "Infinity-2B at 1024×1024 with the encoders and rewards of TTS-VAR: what they cost, to plan with.",
        "licence": "MIT",
        "sides": list(SIZE.sides),
        "bits": SIZE.bits,
        "latent": [SIZE.codes, SIZE.full, SIZE.full],
        "image": [3, pixels, pixels],
        "sampling": SAMPLING.described(),
        "tokenizer": {"kind": "any"},
        "roles": {
            "generator": {
                "cost": generator_cost(SIZE, t5_cost(T5Size(), WORDS), number_bytes=BYTES) | {"official": _official()},
                "made": _made(INFINITY, "30 text tokens; caches in 16 bits"),
            },
            "decoder": {
                "cost": {"decode": decode_cost(SIZE), "smallerDecodes": {str(one): smaller_cost(SIZE, one) for one in SMALLER}},
                "made": _made(INFINITY, "counted layer by layer; sides are of latents"),
            },
            "encoders": {
                "structure": _role("encode", dinov2_large(), "DINOv2 ViT-L/14 with registers, arXiv 2309.16588"),
                "semantic": _role("encode", inception(), "InceptionV3, arXiv 1512.00567; torchvision"),
            },
            "rewards": {
                "alignment": _role("score", image_reward(), "ImageReward 1.0, arXiv 2304.05977"),
                "aesthetic": _role("score", aesthetic(), "github.com/discus0434/aesthetic-predictor-v2-5"),
            },
        },
    }


def _official() -> dict[str, int]:
    """What the official code does again: each path's copy of the prompt is read at full length, and at each scale the
    keys and values of its words are made anew in all blocks.
    """
    again = ROWS * SIZE.depth * 2 * linear(WORDS, SIZE.width, SIZE.width)
    return {"text": t5_cost(T5Size(), PADDED), "again": again}


def _role(call: str, flops: int, source: str) -> dict[str, Any]:
    return {"cost": {call: flops}, "made": _made(source, f"as {TTS_VAR} uses it")}


def _made(source: str, note: str) -> dict[str, str]:
    return {"script": "export/costs/infinity_2b.py", "source": source, "note": note}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the bundle")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    (out / "bundle.json").write_text(f"{json.dumps(bundle(), indent=1, ensure_ascii=False)}\n", encoding="utf8")
