"""Compares CLIP and HPSv2.1 here with their publications, on small models with random weights; writes what they give.

    pip download --no-deps open_clip_torch==3.3.0 hpsv2==1.2.0      (compared: these), and unzip each wheel elsewhere
    python export/parity/official_clip.py --open-clip THERE --hpsv2 THERE    writes export/tests/fixtures/clip.json

The published code runs as it is in float32, on prompts padded with zeros to 77 tokens. `parity.clip_package` puts
something in place of packages that it asks for.
"""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch.nn.functional import pad

sys.path.insert(0, str(Path(__file__).parents[1]))

from parity.clip_package import described_clip, published_clip  # noqa: E402
from parity.compare_entries import compare_entries  # noqa: E402
from scorers.clip import Clip  # noqa: E402
from scorers.clip_case import CASES, SEED, TOKENS, ids, images  # noqa: E402
from scorers.clip_published import ClipOpen  # noqa: E402
from scorers.clip_size import CLIP_SIZES, ClipSize  # noqa: E402
from scorers.read_published import read_published  # noqa: E402
from scorers.seeded_state import seeded_state  # noqa: E402

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "clip.json"
COMMAND = "python export/parity/official_clip.py --open-clip PATH --hpsv2 PATH"
BAR = 1e-4
HPSV2 = "hpsv2.src.open_clip"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--open-clip", type=Path, required=True, help="the unpacked wheel of open_clip_torch")
    parser.add_argument("--hpsv2", type=Path, required=True, help="the unpacked wheel of hpsv2")
    parser.add_argument("--out", type=Path, default=FIXTURE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    try:
        for name, size in CLIP_SIZES.items():
            _compare_size(arguments.open_clip, "open_clip", name, size)
        _compare_size(arguments.hpsv2, HPSV2, "ViT-H-14", CLIP_SIZES["ViT-H-14"])
        told = {}
        for name, size in CASES.items():
            place = (arguments.hpsv2, HPSV2) if name == "HPSv2" else (arguments.open_clip, "open_clip")
            told[name] = _compared(*place, name, size)
    except OSError as error:
        parser.error(f"this is no unpacked wheel of the package: {error}")
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps({"command": COMMAND, "cases": told}, indent=1) + "\n")


def _compare_size(folder: Path, package: str, name: str, size: ClipSize) -> None:
    """Of a model of the published size, which a file in `folder` tells, without memory for it."""
    described = json.loads(folder.joinpath(*package.split("."), "model_configs", f"{name}.json").read_text())
    vision, text = described["vision_cfg"], described["text_cfg"]
    heads = vision["width"] // vision.get("head_width", 64)
    theirs = (described["embed_dim"], vision["image_size"], vision["patch_size"], heads, text["heads"])
    if theirs != (size.embedding, size.side, size.patch, size.heads, size.text_heads):
        raise SystemExit(f"{name} of {package} is another size")
    with torch.device("meta"):
        whole = published_clip(folder, package, described)
        compare_entries(f"{package} {name}", whole, ClipOpen(Clip(size)))


@torch.no_grad()
def _compared(folder: Path, package: str, name: str, size: ClipSize) -> dict[str, Any]:
    """What the publication gives for a case; ends the run where ours is not the same."""
    theirs = published_clip(folder, package, described_clip(size))
    learned = {name: one for name, one in theirs.state_dict().items() if one.dim()}  # not CLIP's own scale
    theirs.load_state_dict(theirs.state_dict() | seeded_state(learned, SEED))
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "open_clip_pytorch_model.bin"
        torch.save(theirs.state_dict(), path)
        ours = Clip(size).eval()
        read_published(ClipOpen(ours), path)
    pictures, told, furthest = images(size), {}, 0.0
    seen = theirs.encode_image(pictures, normalize=True)
    furthest = float((ours.see(pictures) - seen).abs().max())
    for tokens in TOKENS:
        words = ids(size, tokens)
        read = theirs.encode_text(pad(words, (0, size.length - tokens)), normalize=True)
        scores = (seen @ read.T)[:, 0]
        furthest = max(furthest, float((ours(pictures, words) - scores).abs().max()))
        told[tokens] = [round(one, 7) for one in scores.tolist()]
        print(f"{name}, {tokens} tokens: {told[tokens]}")
    print(f"{name}: furthest {furthest:.1e}")
    if not furthest <= BAR:
        raise SystemExit(f"{name}: not the same")
    return {"scores": told, "seen": [[round(one, 7) for one in row] for row in seen.tolist()]}


if __name__ == "__main__":
    main()
