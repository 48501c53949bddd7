"""Infinity's decoder: its size, its sides, its checkpoints."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from infinity.autoencoder import Autoencoder
from infinity.published import published
from infinity.size import Size
from infinity.weights import load_weights, take_infinity
from shipping.seeded import seed_weights

TINY = Size(codes=4, base=32, pixels="0.06M")


def seeded(size: Size) -> Autoencoder:
    model = Autoencoder(size).eval()
    seed_weights(model, 1)
    return model


def test_published_size():
    with torch.device("meta"):
        model = Autoencoder(published("2b"))
    assert round(sum(one.numel() for one in model.parameters()) / 1e6, 1) == 65.1


@torch.no_grad()
@pytest.mark.parametrize(("patch", "factor"), [(1, 16), (2, 8)])
@pytest.mark.parametrize("side", [1, 3])
def test_any_side(patch: int, factor: int, side: int):
    latent = torch.randn(2, 4, side, side, generator=torch.Generator().manual_seed(1))
    images = seeded(replace(TINY, patch=patch)).decode(latent)
    assert images.shape == (2, 3, factor * side, factor * side)
    assert images.min() >= 0 and images.max() <= 1 and images.std() > 0.05


def test_weights_are_taken_by_name(tmp_path: Path):
    model, other = seeded(TINY), Autoencoder(TINY)
    state = {**model.state_dict(), "encoder.conv_in.conv.weight": torch.zeros(1), "quantizer.lfq.mask": torch.zeros(4)}
    torch.save({"vae": state, "optimizer": {}}, tmp_path / "whole.pth")
    load_weights(other, tmp_path / "whole.pth")
    assert all(torch.equal(one, other.state_dict()[name]) for name, one in model.state_dict().items())


def test_older_names_are_taken():
    model, other = seeded(TINY), Autoencoder(TINY)
    older = {}
    for name, one in model.state_dict().items():
        stem, kind, leaf = name.rsplit(".", 2)
        older[f"{stem}.{leaf}" if kind in ("conv", "norm") else name] = one
    assert "decoder.up.1.upsample.conv.weight" in older and "decoder.mid.block_1.norm1.weight" in older
    take_infinity(other, older, "ours")
    assert all(torch.equal(one, other.state_dict()[name]) for name, one in model.state_dict().items())


def test_what_does_not_fit_is_told():
    state = seeded(TINY).state_dict()
    del state["decoder.conv_in.conv.bias"]
    state["decoder.mid.attn_1.q.conv.weight"] = torch.zeros(3)
    told = "missing: decoder.conv_in.conv.bias; extra: decoder.mid.attn_1.q.conv.weight"
    with pytest.raises(ValueError, match=told):
        take_infinity(Autoencoder(TINY), {"vae": state}, "ours")
    with pytest.raises(ValueError, match="no plain dictionary"):
        take_infinity(Autoencoder(TINY), {"vae": 3}, "ours")
