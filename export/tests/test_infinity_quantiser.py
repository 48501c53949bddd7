"""Infinity's quantiser against PyTorch's own resizing and the written rule of bits."""

from dataclasses import replace

import pytest
import torch
from torch.nn.functional import interpolate

from generator.draw import probabilities_of
from generator.sampling import Sampling
from infinity.draw import SAMPLING, draw
from infinity.quantiser import Quantiser
from infinity.size import Size
from infinity.transformer import Transformer
from shipping.seeded import seed_weights

TINY = Size(2, 64, 2, 2, channels=128, text=6, codes=4, pixels="0.06M")


def some_bits(size: Size, scale: int) -> torch.Tensor:
    drawn = torch.Generator().manual_seed(scale)
    return torch.randint(0, 2, (2, size.sides[scale] ** 2, size.bits), generator=drawn).float()


@pytest.mark.parametrize("pixels", ["0.06M", "1M"])
def test_resizing_is_bilinear_both_ways(pixels: str):
    size = replace(TINY, pixels=pixels)
    quantiser = Quantiser(size)
    latent = quantiser.nothing(2)
    for scale in range(len(size.sides)):
        bits = some_bits(size, scale)
        codes = (bits.transpose(1, 2).reshape(2, 4, 1, size.sides[scale], size.sides[scale]) * 2 - 1) / 2
        expected = latent + interpolate(codes, (1, size.full, size.full), mode="trilinear")[:, :, 0]
        latent = quantiser.add(latent, bits, scale)
        assert torch.allclose(latent, expected, atol=1e-5)
        side = size.sides[min(scale + 1, len(size.sides) - 1)]
        small = interpolate(latent, (side, side), mode="bilinear").flatten(2).transpose(1, 2)
        assert torch.allclose(quantiser.next_input(latent, min(scale + 1, len(size.sides) - 1)), small, atol=1e-5)


def test_patches_are_taken_apart_and_put_together():
    size = replace(TINY, patch=2)
    assert (size.bits, size.full) == (16, 32)
    quantiser, bits = Quantiser(size), some_bits(size, 6)
    codes = quantiser.codes(bits, 6)
    assert codes.shape == (2, 4, 32, 32) and torch.equal(codes.abs().unique(), torch.tensor([0.5]))
    assert torch.equal(codes[:, 0, :2, :2].flatten(1), bits[:, 0, :4] - 0.5)
    seen = quantiser.next_input(quantiser.add(quantiser.nothing(2), bits, 6), 6)
    assert torch.allclose(seen, bits - 0.5, atol=1e-6)


def test_the_rule_of_bits():
    sampling = Sampling(1.0, 0.5, 0.97)
    p = torch.tensor([0.02, 0.0299, 0.0301, 0.5, 0.9699, 0.9701])
    logits = p.logit() * 0.5  # the temperature
    given = probabilities_of(torch.stack([logits, torch.full((6,), 9.0)]), sampling, 0)
    assert torch.allclose(given, torch.tensor([0.0, 0.0, 0.0301, 0.5, 0.9699, 1.0]), atol=1e-6)


def test_noise_of_0_and_1_decides_every_bit():
    model = Transformer(TINY).eval()
    seed_weights(model, 1)
    features = torch.randn(2, 3, 128, generator=torch.Generator().manual_seed(1))
    wanted = [some_bits(TINY, scale) for scale in range(7)]
    drawn = draw(model, features, torch.zeros(2, 3), [1 - one for one in wanted], SAMPLING)
    assert all(torch.equal(one, other) for one, other in zip(drawn.bits, wanted, strict=True))
    assert drawn.latent.shape == (2, 4, 16, 16) and drawn.logits[3].shape == (2, 2, 36, 4)
