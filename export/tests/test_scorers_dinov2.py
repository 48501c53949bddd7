"""DINOv2 gives what its publication gave: `parity/official_dinov2.py` wrote the fixture."""

import json
from pathlib import Path

import pytest
import torch

from graph.half import half
from scorers.dinov2 import Dinov2
from scorers.dinov2_cases import CASES, PICTURES, SEED, STRIDE
from scorers.dinov2_published import Dinov2Published
from scorers.dinov2_size import dinov2_size
from scorers.read_published import read_published
from scorers.seeded_images import seeded_images
from scorers.seeded_state import seeded_state

TOLD = {
    case["name"]: case for case in json.loads((Path(__file__).parent / "fixtures" / "dinov2.json").read_text())["cases"]
}


def loaded(name: str, folder: Path) -> Dinov2:
    """From a checkpoint as published."""
    size = CASES[name]
    with torch.device("meta"):
        model = Dinov2(size).eval()
    published = Dinov2Published(model)
    torch.save(seeded_state(published.state_dict(), SEED), folder / "dinov2.pth")
    read_published(published, folder / "dinov2.pth")
    return model


def test_every_case_is_told():
    assert list(TOLD) == list(CASES)


@torch.no_grad()
@pytest.mark.parametrize("name", CASES)
def test_patches(name: str, tmp_path: Path):
    size, model = CASES[name], loaded(name, tmp_path)
    images = seeded_images(PICTURES, size.side, SEED)
    told = torch.tensor(TOLD[name]["patches"])
    patches = model(images)
    assert patches.shape == (PICTURES, size.patches**2, size.width)
    assert torch.allclose(patches[:, ::STRIDE], told, rtol=0, atol=1e-4)
    assert abs(float(patches.abs().mean()) - TOLD[name]["mean"]) < 1e-5  # of all of them
    off = (half(model)(images)[:, ::STRIDE] - told).abs().max()
    assert 1e-5 < off < 5e-3  # weights of 16 bits


@pytest.mark.parametrize(("name", "count"), [("small", 22_056_576), ("base", 86_580_480), ("large", 304_368_640)])
def test_names_and_sizes_are_those_of_the_publication(name: str, count: int):
    """`count` is without registers, of which there are four."""
    for registers in (False, True):
        with torch.device("meta"):
            model = Dinov2(dinov2_size(name, registers, 224))
        entries = Dinov2Published(model).state_dict()
        width = model.size.width
        assert list(entries["pos_embed"].shape) == [1, 1370, width]
        assert list(entries["blocks.11.attn.qkv.weight"].shape) == [3 * width, width]
        assert ("register_tokens" in entries) == registers
        assert sum(one.numel() for one in entries.values()) == count + 4 * width * registers


def test_a_checkpoint_with_registers_is_not_one_without(tmp_path: Path):
    torch.save(seeded_state(Dinov2Published(Dinov2(CASES["registers"])).state_dict(), SEED), tmp_path / "reg4.pth")
    with pytest.raises(ValueError, match="does not fit Dinov2Published; extra: register_tokens$"):
        read_published(Dinov2Published(Dinov2(CASES["no registers"])), tmp_path / "reg4.pth")


def test_a_side_that_patches_do_not_fill_is_refused():
    with pytest.raises(ValueError, match="a side that 14 divides, not 225"):
        dinov2_size("small", True, 225)
