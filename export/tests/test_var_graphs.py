"""VAR's graphs against PyTorch, and the ways of calling the step that a search uses."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import onnx
import pytest
import torch
from torch.nn.functional import interpolate

from graph.session import Session
from test_bundle import REFUSED
from var.cases import CASES, Case
from var.draw import draw
from var.graph.begin import begin_graph
from var.graph.decode import decode_graph
from var.graph.step import step_graph
from var.graph.walk import walk
from var.sampling import probabilities


@cache
def exported(name: str) -> tuple[Session, Session]:
    """Begin and step of a case, written and opened."""
    case, folder = CASES[name], Path(mkdtemp())
    transformer, autoencoder = case.models()
    begin_graph(transformer).save(folder / "begin.onnx")
    step_graph(transformer, autoencoder.quantize, case.sampling.top_k).save(folder / "step.onnx")
    for file in folder.glob("*.onnx"):
        assert not {node.op_type for node in onnx.load(file).graph.node} & REFUSED
    return Session(folder / "begin.onnx"), Session(folder / "step.onnx")


def given(case: Case) -> list[np.ndarray]:
    return [one.numpy() for one in case.noise()]


@pytest.mark.parametrize("name", CASES)
def test_same_ids_as_pytorch(name: str):
    case = CASES[name]
    transformer, autoencoder = case.models()
    expected = draw(transformer, autoencoder.quantize, torch.tensor(case.labels), case.noise(), case.sampling)
    got = walk(exported(name), case.size, np.array(case.labels), given(case), case.sampling)
    for scale, p in enumerate(got.probabilities):
        assert (got.ids[scale] == expected.ids[scale].numpy()).all(), scale
        q = probabilities(expected.logits[scale], case.sampling).numpy()
        assert ((p == 0) == (q == 0)).all() and np.abs(p - q).max() < 1e-5
    assert np.abs(got.latents - expected.latent.numpy()).max() < 1e-5


def test_a_path_alone_or_in_a_batch_gives_the_same_bytes():
    name = "ten scales"
    case, labels = CASES[name], np.array([3, 7, 3, 0, 3])
    noise = [np.random.default_rng(side).random((5, side * side), np.float32) for side in case.size.sides]
    together = walk(exported(name), case.size, labels, noise, case.sampling)
    for path in (0, 3):
        row = slice(path, path + 1)
        alone = walk(exported(name), case.size, labels[row], [one[row] for one in noise], case.sampling)
        assert all((a == b[row]).all() for a, b in zip(alone.probabilities, together.probabilities))
        assert (alone.latents == together.latents[row]).all()


class State:
    """Rows of caches and latents, stepped by hand, for classes 3 and 7."""

    def __init__(self, name: str) -> None:
        size, (begin, self.step) = CASES[name].size, exported(name)
        self.condition = begin(ids=np.array([[3], [7]]))
        self.keys = self.values = np.zeros((size.depth, 2, 1, size.heads, 0, size.width // size.heads), np.float32)
        self.latents = np.zeros((1, size.channels, size.full, size.full), np.float32)

    def __call__(self, scale: int, noise: np.ndarray, parents, origins, prompts, fan) -> dict[str, np.ndarray]:
        out = self.step(
            past_keys=self.keys, past_values=self.values, latents=self.latents, **self.condition,
            parents=np.array(parents), origins=np.array(origins), prompts=np.array(prompts), fan=np.array(fan),
            scale=np.array(scale), noise=noise[:, :, None], guidance=np.array(5, np.float32),
            temperature=np.array(1, np.float32), top_p=np.array(0.9, np.float32),
        )  # fmt: skip
        self.keys, self.values, self.latents = out["keys"], out["values"], out["latent"]
        return out


def test_shared_prefixes_fan_out():
    name = "ten scales"
    case = CASES[name]
    noise = [np.random.default_rng(side).random((4, side * side), np.float32) for side in case.size.sides[:4]]
    reference = walk(exported(name), case.size, np.array([3] * 4), noise, case.sampling)
    state = State(name)
    # One cache row, one row of zeros, four paths; then each has its own latent; then paths 3 and 1 go on, twice each.
    out = state(0, noise[0], [0], [0], [0], [0] * 4)
    assert out["keys"].shape[2] == 1 and out["probabilities"].shape[0] == 1 and out["ids"].shape == (4, 1, 1)
    state(1, noise[1], [0] * 4, range(4), [0] * 4, range(4))
    out = state(2, noise[2][[3, 3, 1, 1]], [3, 1], [3, 1], [0, 0], [0, 0, 1, 1])
    assert out["keys"].shape[2] == 2 and out["latent"].shape[0] == 4
    assert (out["ids"][:, :, 0] == reference.ids[2][[3, 3, 1, 1]]).all()
    out = state(3, noise[3][[3, 1]], [0, 1], [0, 2], [0, 0], [0, 1])
    assert (out["ids"][:, :, 0] == reference.ids[3][[3, 1]]).all()
    assert np.abs(out["latent"] - reference.latents[[3, 1]]).max() < 1e-5


def test_recorded_ids_are_fed_as_noise_below_0():
    name = "ten scales"
    case = CASES[name]
    drawn = walk(exported(name), case.size, np.array(case.labels), given(case), case.sampling)
    fed = [(-1 - one).astype(np.float32) for one in drawn.ids]
    again = walk(exported(name), case.size, np.array(case.labels), fed, case.sampling)
    assert all((a == b).all() for a, b in zip(again.ids, drawn.ids)) and (again.latents == drawn.latents).all()


@torch.no_grad()
@pytest.mark.parametrize("side", [1, 5, 16])
def test_decoded_pixels(side: int, tmp_path: Path):
    _, autoencoder = CASES["ten scales"].models()
    decode_graph(autoencoder).save(tmp_path / "decode.onnx")
    assert not {node.op_type for node in onnx.load(tmp_path / "decode.onnx").graph.node} & REFUSED
    latents = 2 * torch.randn(2, 8, side, side, generator=torch.Generator().manual_seed(side))
    images = Session(tmp_path / "decode.onnx")(latents=latents.numpy())["images"]
    expected = autoencoder.decode(latents).numpy()
    assert images.shape == expected.shape == (2, 3, 16 * side, 16 * side)
    assert np.abs(images - expected).max() < 1e-4


@torch.no_grad()
def test_smaller_decodes_are_as_large(tmp_path: Path):
    _, autoencoder = CASES["ten scales"].models()
    decode_graph(autoencoder, side=8).save(tmp_path / "decode-8.onnx")
    latents = 2 * torch.randn(1, 8, 16, 16, generator=torch.Generator().manual_seed(1))
    images = Session(tmp_path / "decode-8.onnx")(latents=latents.numpy())["images"]
    small = autoencoder.decode(interpolate(latents, (8, 8), mode="area"))
    expected = interpolate(small, (256, 256), mode="bicubic").clamp(0, 1).numpy()
    assert images.shape == expected.shape and np.abs(images - expected).max() < 1e-4
