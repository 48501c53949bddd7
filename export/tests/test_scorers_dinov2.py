"""DINOv2 gives what its publication gave: `parity/official_dinov2.py` wrote the fixture."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from costs.layers import convolution, vision_transformer
from costs.scorers import dinov2_large

from graph.half import half
from graph.session import Session
from scorers.dinov2 import Dinov2
from scorers.dinov2_cases import CASES, PICTURES, SEED, STRIDE
from scorers.dinov2_published import Dinov2Published
from scorers.dinov2_size import Dinov2Size, dinov2_size
from scorers.read_published import read_published
from scorers.seeded_images import seeded_images
from scorers.seeded_state import seeded_state
from ship_dinov2 import TINY, main

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


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle") / "dinov2"
    main(["--out", str(out), "--random", "--tiny", "--dtype", "float32"])
    return out


@torch.no_grad()
def test_the_graph(bundle: Path):
    """Patches of any number of pictures, the same bytes for a picture alone as among others."""
    model = Dinov2(TINY).eval()
    published = Dinov2Published(model)
    published.load_state_dict(seeded_state(published.state_dict(), SEED), assign=True)
    session, pictures = Session(bundle / "dinov2.onnx"), seeded_images(4, TINY.side, 2)
    patches = session(images=pictures.numpy())["patches"]
    assert patches.shape == (4, 16, 64) and np.abs(patches - model(pictures).numpy()).max() < 1e-5
    for one, wanted in zip(pictures, patches):
        assert (session(images=one[None].numpy())["patches"][0] == wanted).all()


def flops(size: Dinov2Size) -> int:
    """By its sizes."""
    tokens = size.patches**2 + 1 + size.registers
    blocks = vision_transformer(tokens, size.width, size.depth, 4 * size.width)
    return convolution(3, size.width, size.patches, size.patch) + blocks


def test_what_it_costs(bundle: Path):
    assert flops(dinov2_size("large", True, 224)) == dinov2_large()
    role = json.loads((bundle / "bundle.json").read_text())["roles"]["encoders"]["dinov2"]
    assert role["cost"] == {"encode": flops(TINY)}
    preprocess = role["preprocess"]
    assert (preprocess["size"], preprocess["filter"], preprocess["fit"]) == (56, "bilinear", "stretch")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give --weights, or --random"),
        (["--weights", "x", "--tiny"], "--tiny needs --random"),
        (["--random", "--side", "100"], "a side that 14 divides, not 100"),
        (["--weights", "missing.pth"], "No such file"),
    ],
)
def test_what_is_asked_wrongly(arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(["--out", str(tmp_path / "out"), *arguments])
    assert ended.value.code == 2 and told in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_checkpoint_is_shipped_and_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Though its weights are rounded to 16 bits where they lie."""
    monkeypatch.setattr("ship_dinov2.dinov2_size", lambda *_: TINY)
    path = tmp_path / "small.pth"
    torch.save(seeded_state(Dinov2Published(Dinov2(TINY)).state_dict(), 7), path)
    before = path.read_bytes()
    main(["--out", str(tmp_path / "out"), "--weights", str(path), "--size", "small"])
    assert path.read_bytes() == before
    told = json.loads((tmp_path / "out" / "bundle.json").read_text())
    assert told["name"] == "dinov2-small"
    assert told["roles"]["encoders"]["dinov2"]["made"]["weights"]["file"] == "small.pth"
