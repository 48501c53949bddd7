"""Decoder, encoders and rewards: graphs against PyTorch, and batches against single rows."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn.functional import avg_pool2d, interpolate

from aesthetic.aesthetic import Aesthetic
from alignment.alignment import Alignment
from graph.cost import Cost
from graph.half import half
from graph.images import decode_graph
from graph.session import Session
from graph.weights import weights
from semantic.semantic import Semantic
from smaller import add_smaller
from structure.structure import Structure
from tokenizer.autoencoder import Decoder
from world.vocabulary import encode

IMAGES = np.random.default_rng(0).random((5, 3, 64, 64), np.float32)


def _same_alone(session: Session, output: str, rows: dict[str, np.ndarray], **shared: np.ndarray) -> None:
    (name, batch), = rows.items()
    together = session(**rows, **shared)[output]
    for i in (0, 3):
        assert (session(**{name: batch[i : i + 1]}, **shared)[output] == together[i : i + 1]).all()


def test_decode(bundle: Path):
    model, session = Decoder(), Session(bundle / "decode.onnx")
    model.load_state_dict(weights(bundle / "decode.onnx"))
    latents = np.random.default_rng(1).standard_normal((5, 16, 8, 8), np.float32)
    with torch.no_grad():
        expected = ((model(torch.from_numpy(latents)) + 1) / 2).clamp(0, 1).numpy()
    images = session(latents=latents)["images"]
    assert images.shape == (5, 3, 64, 64) and np.abs(images - expected).max() < 1e-4
    _same_alone(session, "images", {"latents": latents})


def test_decode_at_a_smaller_side(bundle: Path):
    """Means of 2×2 cells, the same convolutions, and PyTorch's bilinear interpolation."""
    model, session = Decoder(), Session(bundle / "decode-4.onnx")
    state = weights(bundle / "decode-4.onnx")
    assert {name: tensor.tolist() for name, tensor in state.items()} == {
        name: tensor.tolist() for name, tensor in weights(bundle / "decode.onnx").items()
    }
    model.load_state_dict(state)
    latents = np.random.default_rng(1).standard_normal((5, 16, 8, 8), np.float32)
    with torch.no_grad():
        small = ((model(avg_pool2d(torch.from_numpy(latents), 2)) + 1) / 2).clamp(0, 1)
        expected = interpolate(small, size=64, mode="bilinear", align_corners=False).numpy()
    images = session(latents=latents)["images"]
    assert small.shape == (5, 3, 32, 32) and expected.std() > 0.01
    assert images.shape == (5, 3, 64, 64) and np.abs(images - expected).max() < 1e-4
    _same_alone(session, "images", {"latents": latents})


def test_a_smaller_side_costs_a_quarter_and_its_resizing(bundle: Path):
    decoder = json.loads((bundle / "bundle.json").read_text())["roles"]["decoder"]
    resizing = 2 * (16 * (4 * 8 * 8 + 4 * 8 * 4) + 3 * (64 * 32 * 32 + 64 * 32 * 64))
    assert decoder["smaller"]["4"]["cost"]["decode"] == decoder["cost"]["decode"] / 4 + resizing


def test_smaller_sides_change_nothing_else(bundle: Path, tmp_path: Path):
    before = json.loads((bundle / "bundle.json").read_text())
    decoder = before["roles"]["decoder"]
    added = decoder.pop("smaller")
    (tmp_path / "decode.onnx").write_bytes((bundle / "decode.onnx").read_bytes())
    (tmp_path / "bundle.json").write_text(json.dumps(before))
    add_smaller(tmp_path)
    after = json.loads((tmp_path / "bundle.json").read_text())
    assert after["roles"]["decoder"].pop("smaller") == added and after == before
    assert (tmp_path / "decode-4.onnx").read_bytes() == (bundle / "decode-4.onnx").read_bytes()
    assert len(list(tmp_path.iterdir())) == 3


def test_decode_graph_has_every_block(tmp_path: Path):
    torch.manual_seed(0)
    model = Decoder(deep=2)
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.07)  # residual blocks start as the identity: one left out would not show
    decode_graph(half(model)).save(tmp_path / "decode.onnx")
    latents = np.random.default_rng(1).standard_normal((2, 16, 8, 8), np.float32)
    with torch.no_grad():
        expected = ((model(torch.from_numpy(latents)) + 1) / 2).clamp(0, 1).numpy()
    assert expected.std() > 0.1
    assert np.abs(Session(tmp_path / "decode.onnx")(latents=latents)["images"] - expected).max() < 1e-4


@pytest.mark.parametrize(("name", "made"), [("structure", Structure), ("semantic", Semantic)])
def test_encoders(bundle: Path, name: str, made: type[nn.Module]):
    model, session = made(), Session(bundle / f"{name}.onnx")
    model.load_state_dict(weights(bundle / f"{name}.onnx"))
    with torch.no_grad():
        expected = model(torch.from_numpy(2 * IMAGES - 1)).numpy()
    patches = session(images=IMAGES)["patches"]
    assert patches.shape == (5, 64, 64) and np.abs(patches - expected).max() < 1e-3
    _same_alone(session, "patches", {"images": IMAGES})


def test_feature_and_reward_cost_little(bundle: Path):
    """At most 4 % of a raw image (3.11 GFLOP), whichever encoder and reward a search takes."""
    ids = np.array([encode("a red star")])
    feature = max(Cost(bundle / f"{name}.onnx").count(images=IMAGES[:1])[0] for name in ("structure", "semantic"))
    aesthetic = Cost(bundle / "aesthetic.onnx").count(images=IMAGES[:1])[0]
    alignment = Cost(bundle / "alignment.onnx").count(images=IMAGES[:1], ids=ids)[0]
    assert feature <= 34e6 and aesthetic <= 40e6 and feature + alignment <= 0.04 * 3.11e9


def test_score(bundle: Path):
    ids = np.array([encode("a red star left of a ring")])
    _scores_match(bundle / "alignment.onnx", Alignment(), ids=ids)


def test_aesthetic(bundle: Path):
    _scores_match(bundle / "aesthetic.onnx", Aesthetic())


def _scores_match(path: Path, model: nn.Module, **shared: np.ndarray) -> None:
    state = weights(path)
    mean, deviation = state.pop("mean"), state.pop("deviation")
    session = Session(path)
    model.load_state_dict(state)
    with torch.no_grad():
        prompts = [torch.from_numpy(one).expand(5, -1) for one in shared.values()]
        logits = model.eval()(torch.from_numpy(2 * IMAGES - 1), *prompts)
    scores = session(images=IMAGES, **shared)["scores"]
    assert scores.shape == (5,) and np.abs(logits.numpy() - (scores * deviation.numpy() + mean.numpy())).max() < 1e-3
    assert np.allclose(scores, ((logits - mean) / deviation).numpy(), atol=1e-3 / float(deviation))
    _same_alone(session, "scores", {"images": IMAGES}, **shared)
