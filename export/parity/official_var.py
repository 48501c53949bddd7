"""Compares VAR here with its publication, on small models with random weights, and writes what the latter gives.

    git clone https://github.com/FoundationVision/VAR elsewhere          (compared: 78b9539)
    python export/parity/official_var.py --official elsewhere                     writes export/tests/fixtures/var.json

The published code runs as it is, but for one thing: where it draws from a categorical distribution, it takes the
uniforms of the case through the inverse of the cumulated chances (in float64), so both draw the same.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any
from unittest.mock import patch

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from shipping.seeded import seed_weights  # noqa: E402
from var.autoencoder import Autoencoder  # noqa: E402
from var.cases import CASES, Case  # noqa: E402
from var.draw import Drawn, draw  # noqa: E402
from var.phi import phi_table  # noqa: E402
from var.transformer import Transformer  # noqa: E402
from var.weights import load_weights  # noqa: E402

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "var.json"
COMMAND = "python export/parity/official_var.py --official PATH"
#: Largest differences; ids are equal. Those of pixels are of 0…1.
BARS = {"logits": 1e-4, "inputs": 1e-3, "teacher": 1e-3, "latent": 1e-3, "pixels": 1e-3}
#: Where images are told: every 16th pixel of every 16th row.
STRIDE = 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--official", type=Path, required=True, help="a checkout of FoundationVision/VAR")
    parser.add_argument("--out", type=Path, default=FIXTURE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if not (arguments.official / "models" / "var.py").exists():
        parser.error(f"{arguments.official} is no checkout of FoundationVision/VAR: it has no models/var.py")
    sys.path.insert(0, str(arguments.official))
    sys.modules.setdefault("huggingface_hub", ModuleType("huggingface_hub")).PyTorchModelHubMixin = object
    told = [{"name": name} | _compared(name, case) for name, case in CASES.items()]
    tables = {str(scales): _official_table(scales) for scales in range(2, 41)}
    wrong = [scales for scales, table in tables.items() if table != phi_table(int(scales))]
    print(f"phi table: {len(tables) - len(wrong)} of {len(tables)} counts of scales equal")
    if wrong:
        raise SystemExit("phi tables differ")
    lines = ",\n".join(f"    {json.dumps(case, separators=(',', ':'))}" for case in told)
    head = f'  "command": {json.dumps(COMMAND)},\n  "phi": {json.dumps(tables["10"])},\n'
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text("{\n" + head + f'  "cases": [\n{lines}\n  ]\n}}\n')


def _official_table(scales: int) -> list[int]:
    from models.quant import PhiPartiallyShared

    phis = PhiPartiallyShared(torch.nn.ModuleList(torch.nn.Identity() for _ in range(4)))
    numbers = {id(phi): i for i, phi in enumerate(phis.qresi_ls)}
    return [numbers[id(phis[scale / (scales - 1)])] for scale in range(scales)]


def _compared(name: str, case: Case) -> dict[str, Any]:
    """What the publication gives for a case; ends the run where ours is not the same."""
    autoencoder, transformer = _official(case)
    theirs, images = _drawn(autoencoder, transformer, case)
    own, decoder = _taken(autoencoder, transformer, case)
    ours = draw(own, decoder.quantize, torch.tensor(case.labels), case.noise(), case.sampling)
    with torch.no_grad():
        taught, pixels = autoencoder.quantize.idxBl_to_var_input(ours.ids), decoder.decode(ours.latent)
    equal = sum(int((one == other).sum()) for one, other in zip(ours.ids, theirs.ids, strict=True))
    count = sum(one.numel() for one in ours.ids)
    differences = {
        "logits": _furthest(ours.logits, theirs.logits),
        "inputs": _furthest(ours.inputs[1:], theirs.inputs[1:]),
        "teacher": _furthest(torch.cat(ours.inputs[1:], 1), taught),
        "latent": _furthest(ours.latent, theirs.latent),
        "pixels": _furthest(pixels, images),
    }
    spread = {"logits": theirs.logits[-1].std(), "latent": theirs.latent.std(), "pixels": images.std()}
    print(f"{name}: {equal} of {count} ids equal; furthest", *(f"{k} {v:.1e}" for k, v in differences.items()))
    print("  deviation of", *(f"{k} {float(v):.2f}" for k, v in spread.items()))
    if equal != count or any(differences[key] > bar for key, bar in BARS.items()):
        raise SystemExit(f"{name}: not the same")
    return {
        "ids": [one.tolist() for one in theirs.ids],
        "logits": [_rounded(one[:, -1]) for one in theirs.logits],  # of each scale's last token
        "inputs": [_rounded(one[:, -1]) for one in theirs.inputs],
        "latent": _rounded(theirs.latent[0]),
        "pixels": _rounded(images[:, :, ::STRIDE, ::STRIDE]),
    }


def _official(case: Case) -> tuple[Any, Any]:
    """The published modules with the weights of the case's seed."""
    from models.var import VAR
    from models.vqvae import VQVAE

    size = case.size
    autoencoder = VQVAE(size.vocabulary, size.channels, size.base, v_patch_nums=size.sides)
    transformer = VAR(
        autoencoder, size.classes, size.depth, size.width, size.heads, shared_aln=size.shared, attn_l2_norm=True,
        patch_nums=size.sides, flash_if_available=False, fused_if_available=False,
    ).eval()  # fmt: skip
    for model in (autoencoder, transformer):
        seed_weights(model, case.seed)
    return autoencoder, transformer


def _taken(autoencoder: Any, transformer: Any, case: Case) -> tuple[Transformer, Autoencoder]:
    """Our modules with the published ones' checkpoints."""
    own = Transformer(case.size).eval(), Autoencoder(case.size).eval()
    with TemporaryDirectory() as folder:
        for model, other in zip(own, (transformer, autoencoder)):
            path = Path(folder) / "checkpoint.pth"
            torch.save(other.state_dict(), path)
            load_weights(model, path)
    return own


def _drawn(autoencoder: Any, transformer: Any, case: Case) -> tuple[Drawn, torch.Tensor]:
    """A run of the published loop, and its images in 0…1."""
    import models.var as published

    size, noise = case.size, case.noise()
    ids, logits, latents = [], [], []
    inputs = [torch.zeros(len(case.labels), size.sides[0] ** 2, size.channels)]
    sample, follow = published.sample_with_top_k_top_p_, autoencoder.quantize.get_next_autoregressive_input

    def sampled(guided: torch.Tensor, **choices: Any) -> torch.Tensor:
        logits.append(guided.clone())
        with _draws_from(noise[len(ids)]):
            codes = sample(guided, **choices)
        ids.append(codes[:, :, 0])
        return codes

    def followed(*arguments: Any) -> tuple[torch.Tensor, torch.Tensor]:
        latent, seen = follow(*arguments)
        latents.append(latent.clone())
        inputs.append(seen.flatten(2).transpose(1, 2).clone())
        return latent, seen

    chosen = case.sampling
    with (
        patch.object(published, "sample_with_top_k_top_p_", sampled),
        patch.object(autoencoder.quantize, "get_next_autoregressive_input", followed),
    ):
        images = transformer.autoregressive_infer_cfg(
            len(case.labels), torch.tensor(case.labels), g_seed=0, cfg=chosen.guidance - 1,
            top_k=chosen.top_k, top_p=chosen.top_p if chosen.top_p < 1 else 0.0,
        )  # fmt: skip
    return Drawn(ids, logits, inputs[:-1], latents[-1]), images


@contextmanager
def _draws_from(noise: torch.Tensor) -> Iterator[None]:
    """`torch.multinomial` takes one id a row by `noise` `[B, n]`."""

    def multinomial(chances: torch.Tensor, **_: Any) -> torch.Tensor:
        sums = chances.double().cumsum(-1).numpy()
        found = [np.searchsorted(row, u * row[-1], "right") for row, u in zip(sums, noise.double().flatten().tolist())]
        return torch.tensor(found)[:, None]

    with patch.object(torch, "multinomial", multinomial):
        yield


def _furthest(ours: Any, theirs: Any) -> float:
    pairs = zip(ours, theirs, strict=True) if isinstance(ours, list) else [(ours, theirs)]
    return max(float((one - other).abs().max()) for one, other in pairs)


def _rounded(tensor: torch.Tensor) -> list:
    return np.round(tensor.double().numpy(), 6).tolist()


if __name__ == "__main__":
    main()
