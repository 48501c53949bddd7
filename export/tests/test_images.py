"""Decoder, encoder and reward: graphs against PyTorch, and batches against single rows."""

from pathlib import Path

import numpy as np
import torch

from alignment.alignment import Alignment
from graph.session import Session
from graph.weights import weights
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


def test_encode(bundle: Path):
    model, session = Structure(), Session(bundle / "encode.onnx")
    model.load_state_dict(weights(bundle / "encode.onnx"))
    with torch.no_grad():
        expected = model(torch.from_numpy(2 * IMAGES - 1)).numpy()
    patches = session(images=IMAGES)["patches"]
    assert patches.shape == (5, 64, 64) and np.abs(patches - expected).max() < 1e-3
    _same_alone(session, "patches", {"images": IMAGES})


def test_score(bundle: Path):
    state = weights(bundle / "score.onnx")
    mean, deviation = state.pop("mean"), state.pop("deviation")
    model, session = Alignment().eval(), Session(bundle / "score.onnx")
    model.load_state_dict(state)
    ids = np.array([encode("a red star left of a ring")])
    with torch.no_grad():
        logits = model(torch.from_numpy(2 * IMAGES - 1), torch.from_numpy(ids).expand(5, -1))
    expected = ((logits - mean) / deviation).numpy()
    scores = session(images=IMAGES, ids=ids)["scores"]
    assert scores.shape == (5,) and np.abs(logits.numpy() - (scores * deviation.numpy() + mean.numpy())).max() < 1e-3
    assert np.allclose(scores, expected, atol=1e-3 / float(deviation))
    _same_alone(session, "scores", {"images": IMAGES}, ids=ids)
