"""InceptionV3 gives what torchvision's gave: `parity/official_inception.py` wrote the fixture."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from costs.scorers import inception
from torch.utils.flop_counter import FlopCounterMode

from graph.half import half
from graph.session import Session
from scorers.inception import Inception
from scorers.inception_case import SEED, images
from scorers.inception_published import InceptionPublished
from scorers.read_published import read_published
from scorers.seeded_images import seeded_images
from scorers.seeded_state import seeded_state
from ship_inception import TINY_SIDE, main

TOLD = json.loads((Path(__file__).parent / "fixtures" / "inception.json").read_text())["features"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Inception:
    """From a checkpoint as published, with what is not needed."""
    with torch.device("meta"):
        made = Inception().eval()
    published = InceptionPublished(made)
    state = seeded_state(published.state_dict(), SEED)
    state |= {"AuxLogits.conv0.conv.weight": torch.ones(1), "fc.weight": torch.ones(1), "fc.bias": torch.ones(1)}
    state["Mixed_7a.branch3x3_1.bn.num_batches_tracked"] = torch.tensor(0)
    path = tmp_path_factory.mktemp("official") / "inception.pth"
    torch.save(state, path)
    read_published(published, path)
    made.fuse()
    return made


@torch.no_grad()
def test_features(model: Inception):
    """First of weights of 32 bits, then of 16."""
    told = {name: torch.tensor(rows)[:, None] for name, rows in TOLD.items()}
    assert list(told) == list(images())
    for name, pictures in images().items():
        assert torch.allclose(model(pictures), told[name], rtol=0, atol=1e-4)
    half(model)
    for name, pictures in images().items():
        assert 1e-5 < (model(pictures) - told[name]).abs().max() < 5e-3


def test_names_and_sizes_are_torchvisions():
    with torch.device("meta"):
        entries = InceptionPublished(Inception()).state_dict()
    assert len(entries) == 94 * 5
    assert list(entries["Mixed_6e.branch7x7dbl_5.conv.weight"].shape) == [192, 192, 1, 7]
    learned = [one.numel() for name, one in entries.items() if "running" not in name]
    # All of torchvision's without its two heads.
    assert sum(learned) == 27_161_264 - (2048 + 1) * 1000 - 3_326_696


def test_a_norm_that_is_missing_is_told(tmp_path: Path):
    state = seeded_state(InceptionPublished(Inception()).state_dict(), SEED)
    del state["Mixed_5b.branch_pool.bn.running_var"]
    torch.save(state, tmp_path / "inception.pth")
    with pytest.raises(ValueError, match=r"InceptionPublished; missing: Mixed_5b\.branch_pool\.bn\.running_var$"):
        read_published(InceptionPublished(Inception()), tmp_path / "inception.pth")


def flops(side: int) -> int:
    """As PyTorch counts them, without computing."""
    with torch.device("meta"), FlopCounterMode(display=False) as counter:
        model = Inception()
        model.fuse()
        model(torch.empty(1, 3, side, side))
    return counter.get_total_flops()


@torch.no_grad()
def test_a_bundle(tmp_path: Path):
    main(["--out", str(tmp_path), "--random", "--tiny"])
    told = json.loads((tmp_path / "bundle.json").read_text())
    role = told["roles"]["encoders"]["inception"]
    assert told["licence"] == "BSD-3-Clause" and told["roles"]["rewards"] == {}
    assert role["encode"]["outputs"]["patches"]["shape"] == ["B", 1, 2048]
    assert role["cost"] == {"encode": flops(TINY_SIDE)}
    session, pictures = Session(tmp_path / "inception.onnx"), seeded_images(3, TINY_SIDE, 2).numpy()
    patches = session(images=pictures)["patches"]
    alone = [session(images=one[None])["patches"][0] for one in pictures]
    assert np.array_equal(patches, alone)


def test_what_it_costs():
    """What torchvision states, of which its last layer is a part."""
    assert flops(299) + 2 * 2048 * 1000 == pytest.approx(inception(), rel=1e-4)
