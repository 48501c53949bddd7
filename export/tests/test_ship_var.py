"""The command that writes a bundle of VAR."""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
import torch

from graph.builder import Builder
from graph.session import Session
from refused import refused
from ship_var import main
from shipping.seeded import seed_weights
from var.size import Size
from var.transformer import Transformer


@pytest.mark.parametrize("dtype", ["float16", "float32"])
def test_a_tiny_bundle(dtype: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    main(["--out", str(tmp_path / "tiny"), "--random", "--tiny", "--dtype", dtype])
    assert "ONNX Runtime against PyTorch" in capsys.readouterr().out
    described = json.loads((tmp_path / "tiny" / "bundle.json").read_text())
    roles = described["roles"]
    generator, decode = roles["generator"], roles["decoder"]["decode"]
    for model in (generator["begin"], generator["step"], decode, roles["decoder"]["smaller"]["8"]["decode"]):
        assert sha256((tmp_path / "tiny" / model["file"]).read_bytes()).hexdigest() == model["sha256"]
    assert all(generator["step"]["inputs"][name] == one for name, one in generator["begin"]["outputs"].items())
    assert decode["inputs"]["latents"]["shape"][1] == described["latent"][0]
    assert described["tokenizer"]["names"][:2] == ["tench", "goldfish"] and len(described["tokenizer"]["names"]) == 10
    assert all(len(generator["cost"][table]) == 10 for table in ("transformer", "attention", "cacheBytes"))
    assert generator["made"]["metrics"]["chances"] < 1e-4 and generator["made"]["metrics"]["pixels"] < 1e-4


def test_a_checkpoint_of_another_size_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    model = Transformer(Size(depth=2, width=32, heads=2, classes=5, vocabulary=16, channels=4, sides=(1, 2)))
    seed_weights(model, 1)
    path = tmp_path / "small.pth"
    torch.save(model.state_dict(), path)
    before = path.read_bytes()
    said = refused(main, capsys, "--out", tmp_path / "out", "--weights", path, "--autoencoder", path)
    assert "does not fit Transformer; missing: blocks.10.ada_lin.1.bias, " in said
    assert "blocks.0.attn.mat_qkv.weight [96, 32], not [3072, 1024]" in said
    assert path.read_bytes() == before and not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give --weights and --autoencoder, or --random"),
        (["--random", "--weights", "x"], "give --weights and --autoencoder, or --random"),
        (["--weights", "x"], "give --weights and --autoencoder, or --random"),
        (["--weights", "x", "--autoencoder", "y", "--tiny"], "--tiny needs --random"),
        (["--weights", "missing.pth", "--autoencoder", "y"], "No such file"),
    ],
)
def test_what_is_asked_wrongly(arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert told in refused(main, capsys, "--out", tmp_path / "out", *arguments)


def test_large_weights_lie_in_a_second_file(tmp_path: Path):
    b, matrix = Builder("large", half=False), torch.randn(40, 30, generator=torch.Generator().manual_seed(1))
    b.output("y", b.op("MatMul", b.input("x", "float32", ["B", 40]), b.weight("matrix", matrix)), "float32", ["B", 30])
    for _ in range(2):  # the second one takes the first one's place
        b.save(tmp_path / "large.onnx", largest=1000)
        data = (tmp_path / "large.onnx.data").stat()
        assert data.st_size == 4 * matrix.numel() and data.st_mode == (tmp_path / "large.onnx").stat().st_mode
    x = np.ones((2, 40), np.float32)
    assert np.allclose(Session(tmp_path / "large.onnx")(x=x)["y"], x @ matrix.numpy(), atol=1e-5)
    b.save(tmp_path / "large.onnx")
    assert not (tmp_path / "large.onnx.data").exists()
