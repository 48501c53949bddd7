"""The command that writes a bundle of Infinity."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from infinity.size import Size
from infinity.transformer import Transformer
from infinity.weights import load_weights
from refused import refused
from ship_infinity import TINY, main
from shipping.checkpoint import read_checkpoint
from shipping.seeded import seed_weights

SMALL = Size(2, 64, 2, 2, channels=128, text=8, codes=8)


@pytest.mark.parametrize("dtype", ["float16", "float32"])
def test_a_tiny_bundle(dtype: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "tiny"
    main(["--out", str(out), "--random", "--tiny", "--dtype", dtype])
    assert "ONNX Runtime against PyTorch" in capsys.readouterr().out
    described = json.loads((out / "bundle.json").read_text())
    roles = described["roles"]
    generator, decoder = roles["generator"], roles["decoder"]
    files = [generator["text"], generator["begin"], generator["step"], decoder["decode"]]
    for model in [*files, decoder["smaller"]["8"]["decode"]]:
        assert sha256((out / model["file"]).read_bytes()).hexdigest() == model["sha256"]
    assert all(generator["step"]["inputs"][name] == one for name, one in generator["begin"]["outputs"].items())
    assert generator["begin"]["inputs"].items() <= generator["text"]["outputs"].items()
    assert described["image"] == [3, 256, 256] and len(described["sides"]) == 13
    assert all(len(generator["cost"][table]) == 13 for table in ("transformer", "attention", "cacheBytes"))
    assert max(generator["made"]["metrics"].values()) < 1e-4


def test_the_bundle_of_the_tests_is_what_the_command_writes():
    shipped = Path(__file__).parents[2] / "test" / "fixtures" / "models" / "infinity-tiny" / "bundle.json"
    told = json.loads(shipped.read_text())
    assert told["sides"] == list(TINY.sides) and told["bits"] == TINY.bits


def shards(folder: Path, model: Transformer, safe: bool = False) -> Path:
    """The weights of `model` in two files and an index, as large checkpoints are published."""
    folder.mkdir()
    state = {name: tensor.contiguous() for name, tensor in model.state_dict().items()}
    names, suffix = sorted(state), "safetensors" if safe else "bin"
    stem = "model" if safe else "pytorch_model"
    weight_map = {}
    for i, part in enumerate((names[::2], names[1::2])):
        file = f"{stem}-{i + 1:05d}-of-00002.{suffix}"
        held = {name: state[name] for name in part}
        save_file(held, folder / file) if safe else torch.save(held, folder / file)
        weight_map |= {name: file for name in part}
    (folder / f"{stem}.{suffix}.index.json").write_text(json.dumps({"weight_map": weight_map}))
    return folder


@pytest.mark.parametrize("safe", [True, False])
def test_shards_are_read_as_one(safe: bool, tmp_path: Path):
    one, other = Transformer(SMALL).eval(), Transformer(SMALL).eval()
    seed_weights(one, 5)
    load_weights(other, shards(tmp_path / "shards", one, safe))
    assert all((a == b).all() for a, b in zip(one.state_dict().values(), other.state_dict().values()))


def test_what_is_wrong_with_shards(tmp_path: Path):
    model = Transformer(SMALL)
    folder = shards(tmp_path / "shards", model)
    index = folder / "pytorch_model.bin.index.json"
    told = json.loads(index.read_text())
    with pytest.raises(ValueError, match="has no pytorch_model.bin.index.json and no model.safetensors.index.json"):
        read_checkpoint(tmp_path)
    told["weight_map"]["head.bias"] = "pytorch_model-00002-of-00002.bin"
    told["weight_map"]["head.weight"] = "pytorch_model-00002-of-00002.bin"
    index.write_text(json.dumps(told))
    with pytest.raises(ValueError, match="pytorch_model-00002-of-00002.bin has no head"):
        read_checkpoint(folder)
    told["weight_map"]["head.bias"] = "../outside.bin"
    index.write_text(json.dumps(told))
    with pytest.raises(ValueError, match="which is not in its folder"):
        read_checkpoint(folder)
    (folder / "pytorch_model-00001-of-00002.bin").unlink()
    told["weight_map"] = {"head.bias": "pytorch_model-00001-of-00002.bin"}
    index.write_text(json.dumps(told))
    with pytest.raises(OSError, match="pytorch_model-00001-of-00002.bin"):
        read_checkpoint(folder)


def test_a_checkpoint_of_another_size_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    model = Transformer(SMALL)
    path = tmp_path / "small.pth"
    torch.save(model.state_dict(), path)
    before = path.read_bytes()
    said = refused(
        main, capsys, "--out", tmp_path / "out", "--weights", path, "--autoencoder", path, "--text", tmp_path, "--model", "layer12"
    )
    assert "does not fit Transformer; missing: block_chunks.0.module.1.ada_gss" in said
    assert "block_chunks.0.module.0.ffn.fc1.bias [256], not [3072]" in said
    assert path.read_bytes() == before and not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give --weights and --autoencoder, or --random"),
        (["--random", "--weights", "x"], "give --weights and --autoencoder, or --random"),
        (["--weights", "x", "--autoencoder", "y", "--tiny"], "--tiny needs --random"),
        (["--random"], "give --text, the folder that ship_t5.py wrote"),
        (["--random", "--model", "3b"], "invalid choice: '3b'"),
        (["--weights", "nowhere.pth", "--autoencoder", "x", "--text", "t"], "nowhere.pth"),
    ],
)
def test_bad_usage(arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert told in refused(main, capsys, "--out", tmp_path / "out", *arguments)


def test_a_text_encoder_of_another_width_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    part = {"text": {"file": "t.onnx", "outputs": {"features": {"shape": ["P", "T", 64]}}}, "tokenizer": {}}
    (tmp_path / "bundle-part.json").write_text(json.dumps(part))
    said = refused(main, capsys, "--out", tmp_path / "out", "--random", "--tiny", "--text", tmp_path)
    assert "words have 64 numbers, this model reads 128" in said
