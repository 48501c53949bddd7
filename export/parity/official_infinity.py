"""Compares Infinity here with its publication, on small models with random weights, and writes what the latter gives.

    git clone https://github.com/FoundationVision/Infinity elsewhere    (compared: 4c27bbb)
    python export/parity/official_infinity.py --official elsewhere      writes export/tests/fixtures/infinity.json

The published code runs as it is in float32, but for what `parity.infinity_package` puts in place of packages for CUDA,
and for one thing: where it draws from two chances, the case's noise decides, so both draw the same.
"""

import argparse
import json
import sys
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from infinity.autoencoder import Autoencoder  # noqa: E402
from infinity.cases import CASES, Case  # noqa: E402
from infinity.draw import draw  # noqa: E402
from infinity.published import PUBLISHED, published  # noqa: E402
from infinity.rope import rope_table  # noqa: E402
from infinity.size import SCALES, Size  # noqa: E402
from infinity.transformer import Transformer  # noqa: E402
from infinity.weights import load_weights  # noqa: E402
from parity.infinity_package import import_published  # noqa: E402
from parity.infinity_run import decoded, drawn  # noqa: E402
from shipping.seeded import seed_weights  # noqa: E402

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "infinity.json"
COMMAND = "python export/parity/official_infinity.py --official PATH"
#: Largest differences; bits are equal.
BARS = {"rope": 1e-6, "start": 1e-5, "logits": 1e-3, "inputs": 1e-3, "latent": 1e-3, "pixels": 1e-3}
#: Where latents are told: every 4th column of every 4th row of every 4th channel.
STRIDE = 4
#: Where pixels are told: every 16th column of every 16th row.
PIXELS = 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--official", type=Path, required=True, help="a checkout of FoundationVision/Infinity")
    parser.add_argument("--out", type=Path, default=FIXTURE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if not (arguments.official / "infinity" / "models" / "infinity.py").exists():
        parser.error(f"{arguments.official} is no checkout of Infinity: it has no infinity/models/infinity.py")
    package = import_published(arguments.official)
    for pixels in SCALES:
        _compare_schedule(package, pixels)
    for name in PUBLISHED:
        _compare_names(package, name)
    told = [{"name": name} | _compared(package, name, case) for name, case in CASES.items()]
    lines = ",\n".join(f"    {json.dumps(case, separators=(',', ':'))}" for case in told)
    head = f'  "command": {json.dumps(COMMAND)},\n  "rope": {json.dumps(_rope_rows(package))},\n'
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text("{\n" + head + f'  "cases": [\n{lines}\n  ]\n}}\n')


def _rope(package: Any, pixels: str, dim: int) -> torch.Tensor:
    """Cosines and sines `[2, tokens, dim / 2]`."""
    made = package.basic.precompute_rope2d_freqs_grid(dim, {1.0: package.resolutions[1.0]}, 2, pad_to_multiplier=128)
    size = Size(pixels=pixels)
    return made[str(tuple(package.schedule(pixels)))][:, 0, 0, 0, : size.offsets[-1]]


def _compare_schedule(package: Any, pixels: str) -> None:
    """Sides, and RoPE of every token, of heads of 64 and 128."""
    size = Size(pixels=pixels)
    equal = tuple(side for _, side, _ in package.schedule(pixels)) == size.sides
    worst = max(
        float((torch.stack(rope_table(size.sides, dim)) - _rope(package, pixels, dim)).abs().max()) for dim in (64, 128)
    )
    print(f"{pixels}: {size.offsets[-1]} tokens, sides {'equal' if equal else 'DIFFER'}; furthest rope {worst:.1e}")
    if not equal or worst > BARS["rope"]:
        raise SystemExit(f"{pixels}: not the same")


def _rope_rows(package: Any) -> list[list[list[float]]]:
    """Cosines and sines of each scale's last but one token, of heads of 16: `[scale][2][8]`."""
    ends = Size().offsets[1:]
    table = _rope(package, "1M", 16)
    return [_rounded(table[:, max(end - 2, 0)]) for end in ends]


def _compare_names(package: Any, name: str) -> None:
    """Names and shapes of all parameters of a published model, without memory for them."""
    size = published(name)
    with torch.device("meta"):
        ours = {key: tuple(one.shape) for key, one in Transformer(size).state_dict().items()}
        decoder = {key: tuple(one.shape) for key, one in Autoencoder(size).state_dict().items()}
        autoencoder = package.autoencoder(size).state_dict().items()
    theirs = {key: tuple(one.shape) for key, one in package.without_memory(size).state_dict().items()}
    if decoder != {key: tuple(one.shape) for key, one in autoencoder if key.startswith("decoder.")}:
        raise SystemExit(f"{name}: its decoder differs")
    count = sum(int(np.prod(shape)) for key, shape in theirs.items() if not key.endswith("zero_k_bias"))
    print(f"{name}: {len(theirs)} entries, {count / 1e9:.4f} B; {'equal' if ours == theirs else 'DIFFERENT'}")
    if ours != theirs:
        raise SystemExit(f"{name}: {sorted(ours.items() ^ theirs.items())[:8]}")


def _compared(package: Any, name: str, case: Case) -> dict[str, Any]:
    """What the publication gives for a case; ends the run where ours is not the same."""
    model = package.model(case.size).eval()
    seed_weights(model, case.seed)
    theirs, starts = drawn(package, model, case)
    own = Transformer(case.size).eval()
    with TemporaryDirectory() as folder:
        torch.save(model.state_dict(), Path(folder) / "checkpoint.pth")
        load_weights(own, Path(folder) / "checkpoint.pth")
    features, mask = case.padded()
    with torch.no_grad():
        start = own.begin(features, mask).start.transpose(0, 1).flatten(0, 1)
    ours = draw(own, features, mask, case.noise(), case.sampling)
    images, pixels, corner = decoded(package, case, theirs.latent, ours.latent)
    equal = sum(int((one == other).sum()) for one, other in zip(ours.bits, theirs.bits, strict=True))
    count = sum(one.numel() for one in ours.bits)
    differences = {
        "start": _furthest([start], [starts]),
        "logits": _furthest(ours.logits, theirs.logits),
        "inputs": _furthest(ours.inputs[1:], theirs.inputs),
        "latent": _furthest([ours.latent], [theirs.latent]),
        "pixels": _furthest([pixels], [images]),
    }
    print(f"{name}: {equal} of {count} bits equal; furthest", *(f"{k} {v:.1e}" for k, v in differences.items()))
    spread = {"logits": theirs.logits[-1].std(), "latent": theirs.latent.std(), "pixels": images.std()}
    print("  deviation of", *(f"{k} {float(v):.2f}" for k, v in spread.items()))
    if equal != count or any(v > BARS[key] for key, v in differences.items()):
        raise SystemExit(f"{name}: not the same")
    return {
        "start": _rounded(starts),
        "bits": [b64encode(np.packbits(one.bool().numpy()).tobytes()).decode() for one in theirs.bits],
        "logits": [_rounded(one[:, :, -1]) for one in theirs.logits],  # of each scale's last token
        "inputs": [_rounded(one[:, -1]) for one in theirs.inputs],
        "latent": _rounded(theirs.latent[:, ::STRIDE, ::STRIDE, ::STRIDE]),
        "pixels": _rounded(corner[:, :, ::PIXELS, ::PIXELS]),
    }


def _furthest(ours: list[torch.Tensor], theirs: list[torch.Tensor]) -> float:
    return max(float((one - other).abs().max()) for one, other in zip(ours, theirs, strict=True))


def _rounded(tensor: torch.Tensor) -> list:
    return np.round(tensor.double().numpy(), 5).tolist()


if __name__ == "__main__":
    main()
