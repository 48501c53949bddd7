"""The step graph against PyTorch, and the ways of calling it that a search uses."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from generator.draw import draw
from generator.sampling import Sampling
from graph.session import Session
from graph.walk import walk
from graph.weights import read_generator
from tokenizer.schedule import BITS, FULL, SCALES, SIDES
from world.vocabulary import encode

IDS = np.array([encode("a photo of a red star"), encode("two blue rings")])
SAMPLING = Sampling(3.0, 0.7, 0.97)
RAMP = Sampling([1 + k / 4 for k in range(SCALES)], [1.0] * 6 + [0.5] * 7, [0.97] * 6 + [0.9] * 7)


@cache
def sessions(folder: Path) -> tuple[Session, Session]:
    return Session(folder / "begin.onnx"), Session(folder / "step.onnx")


def noise(count: int, seed: int = 0) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    return [rng.random((count, side * side, BITS), np.float32) for side in SIDES]


@pytest.mark.parametrize("sampling", [SAMPLING, Sampling(1.0, 1.0, 1.0), RAMP])
def test_same_bits_as_pytorch(bundle: Path, sampling: Sampling):
    model, amplitudes = read_generator(bundle)
    given = noise(2)
    expected = draw(model, amplitudes, torch.from_numpy(IDS), list(map(torch.from_numpy, given)), sampling)
    got = walk(*sessions(bundle), IDS, given, sampling)
    for scale in range(SCALES):
        assert (got.bits[scale] == expected.bits[scale].numpy()).all(), scale
        p, q = got.probabilities[scale], expected.probabilities[scale].numpy()
        assert ((p == 0) == (q == 0)).all() and ((p == 1) == (q == 1)).all()
        inside = (p > 1e-4) & (p < 1 - 1e-4)  # at the ends float32 probabilities no longer tell logits apart
        logits = [np.log(x[inside].astype(np.float64)) - np.log1p(-x[inside].astype(np.float64)) for x in (p, q)]
        assert np.abs(logits[0] - logits[1]).max(initial=0) < 1e-3
    assert np.abs(got.latents - expected.latents.numpy()).max() < 1e-4


def test_a_path_alone_or_in_a_batch_gives_the_same_bytes(bundle: Path):
    ids, given = np.repeat(IDS, [3, 4], 0), noise(7)
    together = walk(*sessions(bundle), ids, given, SAMPLING)
    threads = Session(bundle / "begin.onnx", 2), Session(bundle / "step.onnx", 2)
    for path in (0, 5):
        alone = walk(*threads, ids[path : path + 1], [one[path : path + 1] for one in given], SAMPLING)
        for scale in range(SCALES):
            assert (alone.probabilities[scale] == together.probabilities[scale][path : path + 1]).all()
        assert (alone.latents == together.latents[path : path + 1]).all()


class State:
    """Rows of caches and latents, stepped by hand."""

    def __init__(self, folder: Path, ids: np.ndarray) -> None:
        begin, self.step = sessions(folder)
        self.condition = begin(ids=ids)
        layers, heads, d = (self.condition["text_keys"].shape[axis] for axis in (1, 3, 5))
        self.keys = self.values = np.zeros((layers, 2, 1, heads, 0, d), np.float32)
        self.latents = np.zeros((1, BITS, FULL, FULL), np.float32)

    def __call__(self, scale: int, given: np.ndarray, parents, origins, prompts, fan) -> dict[str, np.ndarray]:
        out = self.step(
            past_keys=self.keys, past_values=self.values, latents=self.latents, **self.condition,
            parents=np.array(parents), origins=np.array(origins), prompts=np.array(prompts), fan=np.array(fan),
            scale=np.array(scale), noise=given, guidance=np.array(3, np.float32),
            temperature=np.array(0.7, np.float32), top_p=np.array(0.97, np.float32),
        )  # fmt: skip
        self.keys, self.values, self.latents = out["keys"], out["values"], out["latent"]
        return out


def test_shared_prefixes_fan_out(bundle: Path):
    given, reference = noise(8), walk(*sessions(bundle), np.repeat(IDS[:1], 8, 0), noise(8), SAMPLING)
    state = State(bundle, IDS)
    # One cache row, one row of zeros, eight paths.
    out = state(0, given[0], [0], [0], [0], [0] * 8)
    assert out["keys"].shape[2] == 1 and out["probabilities"].shape[0] == 1 and out["bits"].shape[0] == 8
    # All eight share the cache row, each has its own latent.
    out = state(1, given[1], [0] * 8, range(8), [0] * 8, range(8))
    for scale in range(2, 5):
        out = state(scale, given[scale], range(8), range(8), [0] * 8, range(8))
        assert (out["probabilities"] == reference.probabilities[scale]).all()
        assert (out["bits"] == reference.bits[scale]).all()


def test_any_rows_in_any_order(bundle: Path):
    given = noise(4)
    ids = np.stack([IDS[0], IDS[1], IDS[0], IDS[1]])
    reference = walk(*sessions(bundle), ids, given, SAMPLING)
    state = State(bundle, IDS)
    state(0, given[0], [0, 0], [0, 0], [0, 1], [0, 1, 0, 1])
    state(1, given[1], [0, 1, 0, 1], range(4), [0, 1, 0, 1], range(4))
    # Keep paths 3, 0, 0 of four rows: rows that nobody asks for are left out, a row may be asked for twice.
    kept = [3, 0]
    out = state(2, given[2][[3, 0, 1]], kept, kept, [1, 0], [0, 1, 1])
    assert (out["probabilities"] == reference.probabilities[2][kept]).all()
    assert (out["bits"][:2] == reference.bits[2][kept]).all()
    assert out["keys"].shape[2] == 2 and out["latent"].shape[0] == 3
    # The second copy of path 0 got other noise: same cache row, own latent row.
    assert not (out["latent"][1] == out["latent"][2]).all() or (out["bits"][1] == out["bits"][2]).all()
    again = state(3, given[3][[3, 0, 0]], [0, 1, 1], [0, 1, 2], [1, 0, 0], range(3))
    assert (again["probabilities"][:2] == reference.probabilities[3][kept]).all()


def test_noise_forces_bits(bundle: Path):
    state = State(bundle, IDS[:1])
    for scale in range(3):
        wanted = np.random.default_rng(scale).integers(0, 2, (1, SIDES[scale] ** 2, BITS)).astype(np.float32)
        out = state(scale, 1 - wanted, [0], [0], [0], [0])
        assert (out["bits"] == wanted).all()
