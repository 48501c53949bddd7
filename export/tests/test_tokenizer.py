import pytest
import torch
from torch.nn.functional import adaptive_avg_pool2d, interpolate

from graph.compress import compress_graph
from graph.half import half
from graph.session import Session
from tokenizer.autoencoder import Encoder
from tokenizer.quantizer import Quantizer, add_codes
from tokenizer.schedule import BITS, DOWN, FULL, OFFSETS, SCALES, SIDES, TOKENS, UP
from tokenizer.train import _through


@pytest.mark.parametrize("scale", range(SCALES))
def test_resizing_matches_pytorch(scale: int):
    side, x = SIDES[scale], torch.randn(2, 3, FULL, FULL)
    down = (x.flatten(2) @ DOWN[scale].T).unflatten(2, (side, side))
    assert torch.allclose(down, adaptive_avg_pool2d(x, side), atol=1e-6)
    up = (down.flatten(2) @ UP[scale].T).unflatten(2, (FULL, FULL))
    smooth = interpolate(down, size=FULL, mode="bilinear", align_corners=False)
    assert torch.allclose(up, smooth, atol=1e-6)


def test_schedule():
    assert TOKENS == 226 and OFFSETS[9] == 52 and SCALES == 13


def _quantizer() -> Quantizer:
    quantizer = Quantizer()
    quantizer(torch.randn(8, BITS, FULL, FULL))  # sets the amplitudes
    return quantizer.eval()


def test_walk_and_sum_agree():
    quantizer, latents = _quantizer(), torch.randn(3, BITS, FULL, FULL)
    bits, inputs, total = quantizer.walk(latents)
    assert torch.allclose(total, quantizer(latents)[-1], atol=1e-5)
    again = torch.zeros_like(latents)
    for scale, amplitude in enumerate(quantizer.amplitudes):
        assert torch.allclose(inputs[scale], (again.flatten(2) @ DOWN[scale].T).transpose(1, 2), atol=1e-5)
        again = add_codes(again, bits[scale], amplitude, scale)
        assert torch.allclose(quantizer(latents)[scale], again, atol=1e-5)
    assert torch.allclose(total, again, atol=1e-5)


def test_later_scales_correct_wrong_bits():
    quantizer, latents = _quantizer(), torch.randn(16, BITS, FULL, FULL)
    torch.manual_seed(0)
    _, _, clean = quantizer.walk(latents)
    bits, _, corrected = quantizer.walk(latents, torch.full((16,), 0.2))
    blind = torch.zeros_like(latents)
    for scale, amplitude in enumerate(quantizer.amplitudes):
        wrong = (torch.rand(bits[scale].shape) < 0.2).float()
        blind = add_codes(blind, (quantizer.walk(latents)[0][scale] - wrong).abs(), amplitude, scale)
    errors = [(latents - one).square().mean() for one in (clean, corrected, blind)]
    assert errors[0] < errors[1] < errors[2]


def test_early_scales_move_only_what_they_can_hold():
    quantizer, latents = _quantizer(), torch.randn(2, BITS, FULL, FULL, requires_grad=True)
    sums = quantizer(latents)
    codes = _through(sums, latents, slice(0, 2), 3)
    assert torch.allclose(codes, sums[2])  # the value is that of the codes
    codes.square().sum().backward()
    turn = torch.tensor([1.0, -1.0]).repeat(FULL // 2)
    grain = turn[:, None] * turn[None]  # too fine for a side of 2
    assert latents.grad.abs().max() > 0.01 and (latents.grad * grain).sum((2, 3)).abs().max() < 1e-4


def test_compress_graph_is_the_encoder(tmp_path):
    torch.manual_seed(0)
    model = Encoder()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.05)  # residual blocks start as the identity
    compress_graph(half(model)).save(tmp_path / "compress.onnx")
    images = torch.rand(3, 3, 64, 64)
    with torch.no_grad():
        expected = model(2 * images - 1)
    latents = torch.from_numpy(Session(tmp_path / "compress.onnx")(images=images.numpy())["latents"])
    assert torch.allclose(latents, expected, atol=1e-4) and (latents.square().mean((1, 2, 3)) - 1).abs().max() < 1e-3
