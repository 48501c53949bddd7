"""What VAR's publication gave for the same weights and the same draws (`parity/official_var.py`), given again."""

import json

import pytest
import torch

from parity.official_var import FIXTURE, STRIDE
from var.cases import CASES
from var.draw import draw
from var.phi import phi_table

TOLD = json.loads(FIXTURE.read_text())


def test_phi_table_is_the_published_one():
    assert phi_table(10) == TOLD["phi"] == [0, 0, 1, 1, 1, 2, 2, 3, 3, 3]


@torch.no_grad()
@pytest.mark.parametrize("told", TOLD["cases"], ids=lambda told: told["name"])
def test_same_draws_give_the_same_ids(told: dict):
    case = CASES[told["name"]]
    transformer, autoencoder = case.models()
    ours = draw(transformer, autoencoder.quantize, torch.tensor(case.labels), case.noise(), case.sampling)
    assert [one.tolist() for one in ours.ids] == told["ids"]
    assert len({id for scale in told["ids"] for row in scale for id in row}) > case.size.vocabulary / 3
    for scale, (logits, inputs) in enumerate(zip(told["logits"], told["inputs"], strict=True)):
        assert near(ours.logits[scale][:, -1], logits, 1e-4)
        assert near(ours.inputs[scale][:, -1], inputs, 1e-3)
    assert near(ours.latent[0], told["latent"], 1e-3)
    pixels = autoencoder.decode(ours.latent)[:, :, ::STRIDE, ::STRIDE]
    assert near(pixels, told["pixels"], 1e-3)
    assert ((pixels > 0) & (pixels < 1)).float().mean() > 0.9


def near(ours: torch.Tensor, told: list, bar: float) -> bool:
    expected = torch.tensor(told)
    return ours.shape == expected.shape and float((ours - expected).abs().max()) <= bar


def test_cases_are_those_told():
    assert [told["name"] for told in TOLD["cases"]] == list(CASES)
    assert FIXTURE.stat().st_size < 100_000
