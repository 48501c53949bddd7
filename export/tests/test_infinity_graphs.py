"""Infinity's graphs against PyTorch, and the ways of calling the step that a search uses."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import onnx
import pytest
import torch
from torch.nn.functional import interpolate

from generator.draw import probabilities_of
from graph.cost import Cost
from graph.session import Session
from infinity.cases import CASES, Case
from infinity.cost import begin_cost, decode_cost, generator_cost, smaller_cost
from infinity.draw import draw
from infinity.graph.begin import begin_graph
from infinity.graph.decode import decode_graph
from infinity.graph.step import step_graph
from infinity.graph.walk import Walked, walk
from test_bundle import REFUSED
from test_infinity_parity import told_bits

SHORT = "own norms, two prompts"


@cache
def exported(name: str) -> tuple[Session, Session]:
    """Begin and step of a case, written and opened."""
    folder, model = Path(mkdtemp()), CASES[name].model()
    begin_graph(model, half=False).save(folder / "begin.onnx")
    step_graph(model, half=False).save(folder / "step.onnx")
    for file in folder.glob("*.onnx"):
        assert not {node.op_type for node in onnx.load(file).graph.node} & REFUSED
    return Session(folder / "begin.onnx"), Session(folder / "step.onnx")


def walked(name: str, noise: list[np.ndarray] | None = None) -> Walked:
    case = CASES[name]
    features, mask = case.padded()
    given = [one.numpy() for one in case.noise()] if noise is None else noise
    return walk(exported(name), case.size, (features.numpy(), mask.numpy()), given, case.sampling)


@pytest.mark.parametrize("name", CASES)
def test_same_bits_as_pytorch_and_as_published(name: str):
    case = CASES[name]
    ours = draw(case.model(), *case.padded(), case.noise(), case.sampling)
    got = walked(name)
    assert len(got.bits) == len(case.size.sides)
    for scale, published in enumerate(told_bits(name)):
        assert (got.bits[scale] == ours.bits[scale].numpy()).all(), scale
        assert (got.bits[scale] == published.numpy()).all(), scale
        p = probabilities_of(ours.logits[scale], case.sampling, scale).numpy()
        assert np.abs(p - got.probabilities[scale]).max() < 1e-4
    assert np.abs(got.latent - ours.latent.numpy()).max() < 1e-5


def test_recorded_bits_are_fed_as_noise_0_and_1():
    drawn = walked(SHORT)
    again = walked(SHORT, [1 - bits for bits in drawn.bits])
    assert all((a == b).all() for a, b in zip(again.bits, drawn.bits)) and (again.latent == drawn.latent).all()


class State:
    """Rows of caches and latents, stepped by hand, for both prompts of a case."""

    def __init__(self, case: Case) -> None:
        size, (begin, self.step) = case.size, exported(SHORT)
        features, mask = case.padded()
        self.condition = begin(features=features.numpy(), mask=mask.numpy())
        self.keys = self.values = np.zeros((size.depth, 2, 1, size.heads, 0, size.width // size.heads), np.float32)
        self.latents = np.zeros((1, size.codes, size.full, size.full), np.float32)

    def __call__(self, scale: int, noise: np.ndarray, parents, origins, prompts, fan) -> dict[str, np.ndarray]:
        out = self.step(
            past_keys=self.keys, past_values=self.values, latents=self.latents, **self.condition,
            parents=np.array(parents), origins=np.array(origins), prompts=np.array(prompts), fan=np.array(fan),
            scale=np.array(scale), noise=noise, guidance=np.array(4, np.float32),
            temperature=np.array(1, np.float32), top_p=np.array(0.97, np.float32),
        )  # fmt: skip
        self.keys, self.values, self.latents = out["keys"], out["values"], out["latent"]
        return out


def test_shared_prefixes_fan_out_and_prompts_mix():
    case = CASES[SHORT]
    noise = [one.numpy() for one in case.noise()]
    reference = walked(SHORT)
    state = State(case)
    # Of both prompts two paths that share all but their noise; the second of each has the case's.
    other = [np.random.default_rng(scale).random(one.shape, np.float32) for scale, one in enumerate(noise)]
    both = [np.stack([b[0], a[0], b[1], a[1]]) for a, b in zip(noise, other)]
    out = state(0, both[0], [0, 0], [0, 0], [0, 1], [0, 0, 1, 1])
    assert out["keys"].shape[2] == 2 and out["bits"].shape[0] == 4
    assert (out["bits"][[1, 3]] == reference.bits[0]).all()
    out = state(1, both[1], [0, 0, 1, 1], range(4), [0, 0, 1, 1], range(4))
    assert (out["bits"][[1, 3]] == reference.bits[1]).all()
    # Then only those two go on, in the other order, twice each.
    out = state(2, noise[2][[1, 1, 0, 0]], [3, 1], [3, 1], [1, 0], [0, 0, 1, 1])
    assert out["keys"].shape[2] == 2 and out["latent"].shape[0] == 4
    assert (out["bits"] == reference.bits[2][[1, 1, 0, 0]]).all()
    out = state(3, noise[3][[1, 0]], [0, 1], [0, 2], [1, 0], [0, 1])
    assert (out["bits"] == reference.bits[3][[1, 0]]).all()


@torch.no_grad()
@pytest.mark.parametrize(("name", "side"), [("thirteen scales", 1), ("thirteen scales", 7), ("patches", 4)])
def test_decoded_pixels(name: str, side: int, tmp_path: Path):
    case = CASES[name]
    autoencoder = case.autoencoder()
    decode_graph(autoencoder, case.size, half=False).save(tmp_path / "decode.onnx")
    latents = torch.randn(2, case.size.codes, side, side, generator=torch.Generator().manual_seed(side))
    images = Session(tmp_path / "decode.onnx")(latents=latents.numpy())["images"]
    assert images.shape == (2, 3, case.size.cell * side, case.size.cell * side)
    assert np.abs(images - autoencoder.decode(latents).numpy()).max() < 1e-3


@torch.no_grad()
def test_a_smaller_decode_sees_the_latent_made_smaller(tmp_path: Path):
    case = CASES["patches"]
    size, autoencoder, side = case.size, case.autoencoder(), CASES["patches"].size.full // 4
    decode_graph(autoencoder, size, half=False, side=side).save(tmp_path / "decode.onnx")
    latents = torch.randn(2, size.codes, size.full, size.full, generator=torch.Generator().manual_seed(1))
    images = Session(tmp_path / "decode.onnx")(latents=latents.numpy())["images"]
    bilinear = {"mode": "bilinear", "align_corners": False}
    small = autoencoder.decode(interpolate(latents, side, **bilinear))
    expected = interpolate(small, size.cell * size.full, **bilinear).numpy()
    assert images.shape == expected.shape and np.abs(images - expected).max() < 1e-3
    assert Cost(tmp_path / "decode.onnx").count(latents=latents[:1].numpy())[0] == smaller_cost(size, side)


@pytest.mark.parametrize("name", [SHORT, "patches"])
def test_what_the_graphs_count(name: str, tmp_path: Path):
    case, words = CASES[name], 5
    size, model = case.size, CASES[name].model()
    begin_graph(model, half=False).save(tmp_path / "begin.onnx")
    step_graph(model, half=False).save(tmp_path / "step.onnx")
    decode_graph(case.autoencoder(), size, half=False).save(tmp_path / "decode.onnx")
    fed = {"features": np.zeros((1, words, size.channels), np.float32), "mask": np.zeros((1, words), np.float32)}
    flops, condition = Cost(tmp_path / "begin.onnx").count(**fed)
    told, step = generator_cost(size, words=words), Cost(tmp_path / "step.onnx")
    assert flops == told["begin"] == begin_cost(size, words)
    keys = values = np.zeros((size.depth, 2, 1, size.heads, 0, size.width // size.heads), np.float32)
    latents, zero, one = np.zeros((1, size.codes, size.full, size.full), np.float32), np.array([0]), np.array(1.0)
    for scale, side in enumerate(size.sides[:5]):
        feeds = {
            "past_keys": keys, "past_values": values, "latents": latents, **condition,
            "parents": zero, "origins": zero, "prompts": zero, "fan": zero, "scale": np.array(scale),
            "noise": np.full((1, side**2, size.bits), 0.5, np.float32),
            **{name: one.astype(np.float32) for name in ("guidance", "temperature", "top_p")},
        }  # fmt: skip
        total, out = step.count(**feeds)
        assert total == told["transformer"][scale]
        assert step.count("/attention/", **feeds)[0] == told["attention"][scale]
        keys, values, latents = out["keys"], out["values"], out["latent"]
        assert keys.nbytes + values.nbytes == told["cacheBytes"][scale]
    small = np.zeros((1, size.codes, 4, 4), np.float32)
    assert Cost(tmp_path / "decode.onnx").count(latents=small)[0] == decode_cost(size, 4)
