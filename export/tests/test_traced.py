"""Graphs that PyTorch traces."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from torch import nn

from graph.bundle import save_graph
from graph.half import half
from graph.session import Session
from graph.traced import Traced, example


class _Model(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.layer = nn.Linear(8, 4)
        self.register_buffer("fine", torch.tensor([1.0, 1 + 2**-14]))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layer(x) * self.fine[1]


@pytest.mark.parametrize("short", [True, False])
def test_is_what_pytorch_computes_for_any_number_of_rows(short: bool, tmp_path: Path):
    model = _Model().eval()
    model = half(model) if short else model
    traced = Traced(model, {"x": (example(2, 8), ["B", 8])}, {"y": ("float32", ["B", 4])}, short)
    entry = save_graph(traced, tmp_path, "model")
    assert entry["inputs"] == {"x": {"dtype": "float32", "shape": ["B", 8]}}
    for rows in (1, 2, 5):
        x = np.random.default_rng(rows).standard_normal((rows, 8)).astype(np.float32)
        with torch.no_grad():
            wanted = model(torch.from_numpy(x)).numpy()
        assert np.abs(Session(tmp_path / "model.onnx")(x=x)["y"] - wanted).max() < 1e-6


def test_half_weights_are_stored_as_such_and_finer_numbers_are_not(tmp_path: Path):
    for short in (True, False):
        model = half(_Model())
        traced = Traced(model, {"x": (example(2, 8), ["B", 8])}, {"y": ("float32", ["B", 4])}, short)
        traced.save(tmp_path / "model.onnx")
        kinds = {one.name: one.data_type for one in onnx.load(tmp_path / "model.onnx").graph.initializer}
        halves = [name for name, kind in kinds.items() if kind == onnx.TensorProto.FLOAT16]
        assert len(halves) == (2 if short else 0)
        assert not any("fine" in name for name in halves)


def test_says_nothing_of_where_it_was_made(tmp_path: Path):
    Traced(_Model(), {"x": (example(2, 8), ["B", 8])}, {"y": ("float32", ["B", 4])}, False).save(tmp_path / "m.onnx")
    assert b"/export/" not in (tmp_path / "m.onnx").read_bytes()


def test_large_weights_lie_apart(tmp_path: Path):
    traced = Traced(nn.Linear(64, 64), {"x": (example(2, 64), ["B", 64])}, {"y": ("float32", ["B", 64])}, False)
    traced.save(tmp_path / "m.onnx", largest=100)
    assert (tmp_path / "m.onnx.data").stat().st_size >= 64 * 64 * 4
    assert Session(tmp_path / "m.onnx")(x=np.zeros((1, 64), np.float32))["y"].shape == (1, 64)


class _CountsRows(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat([x, torch.zeros(len(x), 1)], 1)


class _MakesTwoRows(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.sum(0, keepdim=True).expand(2, -1)


@pytest.mark.parametrize(("model", "port"), [(_CountsRows(), "x"), (_MakesTwoRows(), "y")])
def test_a_size_that_the_model_fixes_is_told(model: nn.Module, port: str):
    with pytest.raises(ValueError, match=f"^{port}: the model fixes B, axis 0, to 2$"):
        Traced(model, {"x": (example(2, 8), ["B", 8])}, {"y": ("float32", ["B", 9])}, False)
