"""The text encoder of Infinity."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from transformers import T5ForConditionalGeneration

from graph.cost import Cost
from graph.session import Session
from graph.traced import Traced
from ship_t5 import TINY, main
from shipping.seeded import seed_weights
from text.t5 import T5
from text.t5_cost import t5_cost
from text.t5_published import load_t5
from text.t5_size import T5Size, read_t5_size

#: Of prompts as the publication reads them.
PADDED = 512


@pytest.fixture(scope="module")
def whole() -> T5ForConditionalGeneration:
    """Reader and writer, as they are published."""
    torch.manual_seed(4)
    model = T5ForConditionalGeneration(TINY.config()).eval()
    seed_weights(model, 4)
    return model


@pytest.fixture(scope="module")
def checkpoint(whole: T5ForConditionalGeneration, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as that of the published one: two shards of safetensors, an index, config.json."""
    folder = tmp_path_factory.mktemp("flan-t5")
    config = whole.config.to_dict()
    (folder / "config.json").write_text(json.dumps(config, default=str))
    state = {name: tensor.clone() for name, tensor in whole.state_dict().items() if name != "encoder.embed_tokens.weight"}
    weight_map = {}
    for i, names in enumerate((sorted(state)[::2], sorted(state)[1::2])):
        file = f"model-0000{i + 1}-of-00002.safetensors"
        save_file({name: state[name] for name in names}, folder / file)
        weight_map |= {name: file for name in names}
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": weight_map}))
    return folder


@torch.no_grad()
def test_features_are_those_of_a_prompt_padded_to_512(whole: T5ForConditionalGeneration, checkpoint: Path, tmp_path: Path):
    """Infinity reads 512 tokens with a mask and keeps the prompt's; here nothing is padded."""
    size = read_t5_size(checkpoint / "config.json")
    assert size == TINY
    with torch.device("meta"):
        model = T5(size).eval()
    load_t5(model, checkpoint)
    shapes = {"features": ("float32", ["P", "T", size.width]), "mask": ("float32", ["P", "T"])}
    Traced(model, {"ids": (torch.ones(2, 3).long(), ["P", "T"])}, shapes, False).save(tmp_path / "text.onnx")
    session = Session(tmp_path / "text.onnx")
    for words in (1, 2, 9, 40):
        ids = np.random.default_rng(words).integers(1, size.words, (1, words))
        padded = torch.zeros(1, PADDED).long()
        padded[:, :words] = torch.from_numpy(ids)
        read = whole.encoder(input_ids=padded, attention_mask=(padded != 0).long()).last_hidden_state[:, :words]
        got = session(ids=ids)
        assert np.abs(got["features"] - read.numpy()).max() < 1e-4
        assert (got["mask"] == 0).all()


@torch.no_grad()
def test_padding_changes_nothing_for_words(checkpoint: Path):
    model = T5(TINY).eval()
    load_t5(model, checkpoint)
    ids = torch.tensor([[5, 9, 3, 1], [7, 1, 0, 0]])
    features, mask = model(ids)
    assert mask.tolist() == [[0, 0, 0, 0], [0, 0, -10000, -10000]]
    assert torch.allclose(features[1:, :2], model(ids[1:, :2])[0], atol=1e-5)
    assert not torch.allclose(features[1:, :2], model(ids[1:, :3] + torch.tensor([[0, 0, 4]]))[0][:, :2], atol=1e-3)


def test_wrong_checkpoints_are_told(checkpoint: Path, tmp_path: Path):
    for name in ("config.json", "model.safetensors.index.json"):
        (tmp_path / name).write_text((checkpoint / name).read_text())
    with pytest.raises(OSError, match="model-00001-of-00002.safetensors"):
        load_t5(T5(TINY), tmp_path)
    with pytest.raises(ValueError, match="does not fit T5EncoderModel; other shape: encoder.block.0"):
        load_t5(T5(T5Size(words=160, width=64, head=32, hidden=256, depth=2, heads=4)), checkpoint)
    with pytest.raises(ValueError, match=r"missing: encoder.block.2.layer.0.SelfAttention.k.weight"):
        load_t5(T5(T5Size(words=160, width=128, head=32, hidden=256, depth=3, heads=4)), checkpoint)
    told = json.loads((checkpoint / "config.json").read_text())
    for change, message in (({"feed_forward_proj": "relu"}, "must be gated-gelu"), ({"d_kv": None}, "has no d_kv")):
        (tmp_path / "config.json").write_text(json.dumps(told | change))
        with pytest.raises(ValueError, match=message):
            read_t5_size(tmp_path / "config.json")
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(ValueError, match="is no JSON"):
        read_t5_size(tmp_path / "config.json")


@pytest.mark.parametrize("dtype", ["float16", "float32"])
def test_a_tiny_part(dtype: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    main(["--out", str(tmp_path), "--random", "--tiny", "--dtype", dtype])
    assert "ONNX Runtime against PyTorch" in capsys.readouterr().out
    part = json.loads((tmp_path / "bundle-part.json").read_text())
    assert part["text"]["outputs"]["features"]["shape"] == ["P", "T", TINY.width]
    assert part["made"]["metrics"]["features"] < 1e-4
    ids = np.ones((1, 30), np.int64)
    assert Cost(tmp_path / "text.onnx").count(ids=ids)[0] == t5_cost(TINY, 30) == part["cost"]["text"]


def test_a_shipped_checkpoint(checkpoint: Path, tmp_path: Path):
    before = {path.name: path.read_bytes() for path in checkpoint.iterdir()}
    tokenizer = tmp_path / "tokenizer.json"
    tokenizer.write_text("{}")
    main(["--out", str(tmp_path / "out"), "--weights", str(checkpoint), "--tokenizer", str(tokenizer)])
    part = json.loads((tmp_path / "out" / "bundle-part.json").read_text())
    assert part["made"]["weights"] == checkpoint.name and part["tokenizer"]["length"] == 512
    assert before == {path.name: path.read_bytes() for path in checkpoint.iterdir()}


def test_published_size():
    """flan-T5-xl's encoder: about 1.16 billion weights beside the table of words."""
    with torch.device("meta"):
        model = T5(T5Size())
    count = sum(parameter.numel() for name, parameter in model.named_parameters() if "shared" not in name)
    assert count == pytest.approx(1.16e9, rel=0.01)
    assert t5_cost(T5Size(), 512) / 1e12 == pytest.approx(1.19, rel=0.05)
