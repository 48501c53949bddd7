"""Aesthetic predictor v2.5 gives what its publication gave: `parity/official_aesthetic.py` wrote the fixture."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from costs.layers import attention, convolution, linear, vision_transformer
from costs.scorers import aesthetic
from safetensors.torch import save_file

import ship_aesthetic
from graph.half import half
from graph.session import Session
from scorers.aesthetic import WIDTHS, Aesthetic
from scorers.aesthetic_case import SEED, SIZE, images
from scorers.aesthetic_published import PredictorPublished, SiglipPublished
from scorers.read_published import read_published
from scorers.seeded_images import seeded_images
from scorers.seeded_state import seeded_state
from scorers.siglip_size import SiglipSize
from ship_aesthetic import TINY, TINY_WIDTHS, main

#: The model's own values.
TOLD = torch.tensor(json.loads((Path(__file__).parent / "fixtures" / "aesthetic.json").read_text())["scores"])


def checkpoints(size: SiglipSize, widths: tuple[int, ...], folder: Path) -> tuple[Path, Path]:
    """As published, SigLIP with what is not needed.

    Random weights have the names under which `parity/official_aesthetic.py` drew them.
    """
    with torch.device("meta"):
        model = Aesthetic(size, widths)
    layers = {f"layers.{name}": one for name, one in PredictorPublished(model.scoring_head).state_dict().items()}
    state = seeded_state(model.vision_model.state_dict() | layers, SEED)
    weights, siglip = folder / "aesthetic_predictor_v2_5.pth", folder / "model.safetensors"
    torch.save({name.removeprefix("layers."): state.pop(name) for name in layers}, weights)
    state = {f"vision_model.{name}": one for name, one in state.items()}
    state |= {"text_model.head.weight": torch.ones(4, 4), "logit_scale": torch.ones(1), "logit_bias": torch.ones(1)}
    save_file(state | {"vision_model.embeddings.position_ids": torch.arange(9)[None]}, siglip)
    return weights, siglip


def loaded(size: SiglipSize, widths: tuple[int, ...], folder: Path) -> Aesthetic:
    weights, siglip = checkpoints(size, widths, folder)
    with torch.device("meta"):
        model = Aesthetic(size, widths).eval()
    read_published(PredictorPublished(model.scoring_head), weights)
    read_published(SiglipPublished(model.vision_model), siglip)
    return model


@torch.no_grad()
def test_scores(tmp_path: Path):
    """A tenth of the published values, in 32 bits and near them in 16."""
    model = loaded(SIZE, WIDTHS, tmp_path)
    assert TOLD.std() > 0.03 and (10 * model(images()) - TOLD).abs().max() < 1e-6
    assert 1e-6 < (10 * half(model)(images()) - TOLD).abs().max() < 1e-3


def test_names_and_sizes_are_those_of_the_publication():
    with torch.device("meta"):
        model = Aesthetic(SiglipSize())
    layers = PredictorPublished(model.scoring_head).state_dict()
    assert {name: list(one.shape) for name, one in layers.items() if name.endswith("weight")} == {
        f"scoring_head.{place}.weight": [after, before]
        for place, before, after in ((0, 1152, 1024), (2, 1024, 128), (4, 128, 64), (6, 64, 16), (8, 16, 1))
    }
    tower = SiglipPublished(model.vision_model).state_dict()
    assert list(tower["vision_model.embeddings.position_embedding.weight"].shape) == [729, 1152]
    assert list(tower["vision_model.head.attention.in_proj_weight"].shape) == [3456, 1152]
    assert list(tower["vision_model.encoder.layers.26.mlp.fc1.weight"].shape) == [4304, 1152]
    assert sum(one.numel() for one in tower.values()) == 428_225_600


def test_what_does_not_fit_is_told_by_its_published_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The two files, each in the place of the other."""
    weights, siglip = checkpoints(SIZE, WIDTHS, tmp_path)
    before = weights.read_bytes(), siglip.read_bytes()
    with pytest.raises(SystemExit) as ended:
        main(["--out", str(tmp_path / "out"), "--weights", str(siglip), "--siglip", str(weights)])
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert "model.safetensors does not fit PredictorPublished; missing: scoring_head.0.bias, " in told
    assert "extra: logit_bias, logit_scale, text_model.head.weight, vision_model." in told
    assert (weights.read_bytes(), siglip.read_bytes()) == before and not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle") / "aesthetic"
    main(["--out", str(out), "--random", "--tiny", "--mean", "0.5", "--deviation", "0.25"])
    return out


@torch.no_grad()
def test_the_graph(bundle: Path):
    """Of any number of pictures, the same bytes for a picture alone as among others."""
    model = Aesthetic(TINY, TINY_WIDTHS).eval()
    for published in (PredictorPublished(model.scoring_head), SiglipPublished(model.vision_model)):
        published.load_state_dict(seeded_state(published.state_dict(), SEED), assign=True)
    session, pictures = Session(bundle / "aesthetic.onnx"), seeded_images(5, TINY.side, 2)
    scores = session(images=pictures.numpy())["scores"]
    assert scores.shape == (5,)
    assert np.abs(scores - (half(model)(pictures).numpy() - 0.5) / 0.25).max() < 1e-5
    assert [session(images=one[None].numpy())["scores"][0] for one in pictures] == scores.tolist()


def test_what_it_costs(bundle: Path):
    """As counted by `costs.scorers`, but that the pooling asks twice."""
    assert flops(SiglipSize(), WIDTHS, 1) == aesthetic()
    reward = json.loads((bundle / "bundle.json").read_text())["roles"]["rewards"]["aesthetic"]
    assert reward["cost"] == {"score": flops(TINY, TINY_WIDTHS, 2)}


def flops(size: SiglipSize, widths: tuple[int, ...], asked: int) -> int:
    """By its sizes."""
    patches, width = (size.side // size.patch) ** 2, size.width
    picture = convolution(3, width, size.side // size.patch, size.patch)
    picture += vision_transformer(patches, width, size.depth, size.hidden)
    pooled = 2 * linear(patches, width, width) + attention(asked, patches, width)
    pooled += 2 * linear(asked, width, width) + 2 * linear(asked, width, size.hidden)
    return picture + pooled + sum(linear(asked, *pair) for pair in zip((width, *widths), widths))


def test_from_checkpoints_to_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ship_aesthetic, "SiglipSize", lambda: SIZE)
    weights, siglip = checkpoints(SIZE, WIDTHS, tmp_path)
    out = tmp_path / "out"
    main(["--out", str(out), "--weights", str(weights), "--siglip", str(siglip), "--dtype", "float32"])
    told = json.loads((out / "bundle.json").read_text())
    reward = told["roles"]["rewards"]["aesthetic"]
    assert told["licence"] == "AGPL-3.0" and "tokenizer" not in told
    assert reward["preprocess"] == {
        "size": 61, "filter": "bicubic", "fit": "stretch", "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]
    }  # fmt: skip
    assert reward["made"]["weights"]["file"] == weights.name and reward["made"]["siglip"]["file"] == siglip.name
    scores = Session(out / "aesthetic.onnx")(images=images().numpy())["scores"]
    assert np.abs(10 * scores - TOLD.numpy()).max() < 1e-5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give --weights and --siglip, or --random"),
        (["--weights", "x"], "give --weights and --siglip, or --random"),
        (["--random", "--siglip", "x"], "give --weights and --siglip, or --random"),
        (["--weights", "x", "--siglip", "y", "--tiny"], "--tiny needs --random"),
        (["--weights", "missing.pth", "--siglip", "y"], "No such file"),
    ],
)
def test_what_is_asked_wrongly(arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(["--out", str(tmp_path / "out"), *arguments])
    assert ended.value.code == 2 and told in capsys.readouterr().err and not (tmp_path / "out").exists()
