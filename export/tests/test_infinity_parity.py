"""Infinity here gives what its publication gave: `parity/official_infinity.py` wrote the fixture."""

import json
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest
import torch

from infinity.cases import CASES
from infinity.draw import draw
from infinity.quantiser import Quantiser
from infinity.rope import rope_table
from infinity.size import SIDES

FIXTURE = json.loads((Path(__file__).parent / "fixtures" / "infinity.json").read_text())
TOLD = {case["name"]: case for case in FIXTURE["cases"]}
STRIDE, CORNER, PIXELS = 4, 8, 16


def near(ours: torch.Tensor, told: list, bar: float) -> bool:
    other = torch.tensor(told)
    return ours.shape == other.shape and float((ours - other).abs().max()) <= bar


def told_bits(name: str) -> list[torch.Tensor]:
    """`[P, n, bits]` a scale."""
    shapes = [one.shape for one in CASES[name].noise()]
    packed = [np.frombuffer(b64decode(one), np.uint8) for one in TOLD[name]["bits"]]
    unpacked = [np.unpackbits(one, count=shape.numel()) for one, shape in zip(packed, shapes, strict=True)]
    return [torch.from_numpy(one.reshape(shape)).float() for one, shape in zip(unpacked, shapes)]


def test_every_case_is_told():
    assert list(TOLD) == list(CASES)


def test_rope():
    cosines, sines = rope_table(SIDES, 16)
    ends = np.cumsum([side**2 for side in SIDES])
    for told, end in zip(FIXTURE["rope"], ends, strict=True):
        row = max(int(end) - 2, 0)
        assert near(torch.stack([cosines[row], sines[row]]), told, 2e-5)


@pytest.mark.parametrize("name", CASES)
def test_next_inputs_and_latent(name: str):
    """Of the published bits, without the transformer."""
    size, told = CASES[name].size, TOLD[name]
    quantiser = Quantiser(size)
    latent = quantiser.nothing(len(CASES[name].words))
    for scale, bits in enumerate(told_bits(name)):
        if scale > 0:
            assert near(quantiser.next_input(latent, scale)[:, -1], told["inputs"][scale - 1], 1e-4)
        latent = quantiser.add(latent, bits, scale)
    assert near(latent[:, ::STRIDE, ::STRIDE, ::STRIDE], told["latent"], 1e-4)


@torch.no_grad()
@pytest.mark.parametrize("name", CASES)
def test_the_first_step(name: str):
    case, told = CASES[name], TOLD[name]
    model, (features, mask) = case.model(), case.padded()
    condition = model.begin(features, mask)
    assert near(condition.start.transpose(0, 1).flatten(0, 1), told["start"], 1e-4)
    rows = len(features)
    both, _, _ = model.step(condition, model.past(rows), torch.zeros(rows, 1, case.size.bits), 0)
    assert near((both[..., 1] - both[..., 0])[:, :, -1], told["logits"][0], 1e-4)


@pytest.mark.parametrize("name", CASES)
def test_all_scales_with_guidance(name: str):
    case, told = CASES[name], TOLD[name]
    drawn = draw(case.model(), *case.padded(), case.noise(), case.sampling)
    assert all(torch.equal(one, other) for one, other in zip(drawn.bits, told_bits(name), strict=True))
    for ours, other in zip(drawn.logits, told["logits"], strict=True):
        assert near(ours[:, :, -1], other, 1e-3)
    assert near(drawn.latent[:, ::STRIDE, ::STRIDE, ::STRIDE], told["latent"], 1e-3)


@torch.no_grad()
@pytest.mark.parametrize("name", CASES)
def test_pixels(name: str):
    """Of a corner of the published latent."""
    case = CASES[name]
    quantiser = Quantiser(case.size)
    latent = quantiser.nothing(len(case.words))
    for scale, bits in enumerate(told_bits(name)):
        latent = quantiser.add(latent, bits, scale)
    images = case.autoencoder().decode(latent[:, :, :CORNER, :CORNER])
    assert near(images[:, :, ::PIXELS, ::PIXELS], TOLD[name]["pixels"], 1e-3)
