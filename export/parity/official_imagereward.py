"""Compares ImageReward here with its publication, on a small model with random weights, and writes what that gives.

    pip download --no-deps image-reward==1.5 && unzip image_reward-1.5-*.whl -d elsewhere     (compared: 1.5)
    python export/parity/official_imagereward.py --official elsewhere     writes export/tests/fixtures/imagereward.json

The published code runs as it is in float32, with prompts padded to 35 tokens. `parity.imagereward_package` puts
something in place of packages that it was written for.
"""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from parity.compare_entries import compare_entries  # noqa: E402
from parity.imagereward_package import published_imagereward  # noqa: E402
from scorers.blip import Blip  # noqa: E402
from scorers.imagereward import ImageReward  # noqa: E402
from scorers.imagereward_case import LENGTH, SEED, SIZE, TOKENS, ids, images  # noqa: E402
from scorers.imagereward_published import ImageRewardPublished  # noqa: E402
from scorers.read_published import read_published  # noqa: E402
from scorers.seeded_state import seeded_state  # noqa: E402

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "imagereward.json"
COMMAND = "python export/parity/official_imagereward.py --official PATH"
BAR = 1e-4


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--official", type=Path, required=True, help="the unpacked wheel of image-reward")
    parser.add_argument("--out", type=Path, default=FIXTURE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if not (arguments.official / "ImageReward" / "ImageReward.py").exists():
        parser.error(f"{arguments.official} is not image-reward: it has no ImageReward/ImageReward.py")
    with torch.device("meta"):  # of the published size, without memory for it
        whole = published_imagereward(arguments.official, Blip())
        compare_entries("ImageReward-v1.0", whole, ImageRewardPublished(ImageReward(Blip())))
    theirs = published_imagereward(arguments.official, SIZE).eval()
    learned = {name: one for name, one in theirs.state_dict().items() if one.is_floating_point()}
    theirs.load_state_dict(seeded_state(learned, SEED), strict=False)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ImageReward.pt"
        torch.save(theirs.state_dict(), path)
        ours = ImageReward(SIZE).eval()
        read_published(ImageRewardPublished(ours), path)
    told, furthest = {}, 0.0
    for tokens in TOKENS:
        words = ids(tokens)
        count = len(images())
        padded = torch.nn.functional.pad(words, (0, LENGTH - tokens)).expand(count, -1)
        mask = (torch.arange(LENGTH) < tokens).long().expand(count, -1)
        scores = theirs.score_gard(padded, mask, images())[:, 0]
        furthest = max(furthest, float((ours(images(), words) - scores).abs().max()))
        told[tokens] = [round(one, 6) for one in scores.tolist()]
        print(f"{tokens} tokens: {told[tokens]}")
    print(f"furthest {furthest:.1e}")
    if not furthest <= BAR:
        raise SystemExit("not the same")
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps({"command": COMMAND, "scores": told}, indent=2) + "\n")


if __name__ == "__main__":
    main()
