"""VAR's quantiser and decoder against PyTorch's own resizing, their tables and sizes."""

import pytest
import torch
from torch.nn.functional import interpolate

from shipping.seeded import seed_weights
from var.autoencoder import Autoencoder
from var.phi import phi_table
from var.quantiser import Quantiser
from var.resize import down_matrix, resized, up_matrix
from var.size import SIDES_256, SIDES_512, Size

TINY = Size(vocabulary=16, channels=4, sides=(1, 2, 3), base=32)


@pytest.mark.parametrize("sides", [SIDES_256, SIDES_512])
def test_resizing_is_bicubic_up_and_area_down(sides: tuple[int, ...]):
    full, drawn = sides[-1], torch.Generator().manual_seed(1)
    large = torch.randn(2, 3, full, full, generator=drawn)
    for side in sides:
        small = torch.randn(2, 3, side, side, generator=drawn)
        up = interpolate(small, (full, full), mode="bicubic")
        assert torch.allclose(resized(small, up_matrix(side, full)), up, atol=1e-5)
        down = interpolate(large, (side, side), mode="area")
        assert torch.allclose(resized(large, down_matrix(full, side)), down, atol=1e-5)


def test_resizing_keeps_what_is_flat():
    for side in SIDES_256:
        for matrix in (up_matrix(side, 16), down_matrix(16, side)):
            assert torch.allclose(matrix.sum(1), torch.ones(len(matrix)), atol=1e-6)
    assert torch.equal(up_matrix(16, 16), torch.eye(16)) and torch.equal(down_matrix(16, 16), torch.eye(16))


def test_phi_table():
    assert phi_table(10) == [0, 0, 1, 1, 1, 2, 2, 3, 3, 3]
    assert phi_table(4) == [0, 1, 2, 3] and phi_table(2) == [0, 3]


@torch.no_grad()
def test_the_last_scale_is_not_resized():
    model = Quantiser(TINY)
    seed_weights(model, 2)
    ids = torch.arange(9)[None]
    codes = model.embedding(ids).transpose(1, 2).reshape(1, 4, 3, 3)
    assert torch.equal(model.add(model.nothing(1), ids, 2), model.quant_resi(codes, 3))
    assert torch.allclose(model.next_input(codes, 2), model.embedding(ids))


@torch.no_grad()
def test_latents_add_up():
    model = Quantiser(TINY)
    seed_weights(model, 2)
    before = torch.randn(2, 4, 3, 3, generator=torch.Generator().manual_seed(4))
    ids = torch.tensor([[0, 1, 2, 3], [7, 7, 7, 7]])
    assert torch.allclose(model.add(before, ids, 1) - before, model.add(model.nothing(2), ids, 1), atol=1e-6)
    assert model.next_input(before, 1).shape == (2, 4, 4)


@torch.no_grad()
def test_images_are_16_times_as_wide():
    model = Autoencoder(TINY).eval()
    seed_weights(model, 2)
    for side in (1, 3):
        images = model.decode(10 * torch.randn(2, 4, side, side, generator=torch.Generator().manual_seed(5)))
        assert images.shape == (2, 3, 16 * side, 16 * side)
        assert images.min() >= 0 and images.max() <= 1 and images.std() > 0.01


def test_published_size():
    with torch.device("meta"):
        model = Autoencoder(Size())
    count = sum(one.numel() for one in model.decoder.parameters()) + model.post_quant_conv.weight.numel()
    assert round(count / 1e6, 1) == 64.7
