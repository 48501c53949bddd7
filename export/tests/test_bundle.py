"""bundle.json against the files it names, and the promises about cost and size."""

import json
from hashlib import sha256
from pathlib import Path

import onnx
import onnxruntime
import pytest
import torch

from conftest import SHIPPED
from graph.weights import read_model
from judge.judge import Judge
from settings import SMALL
from ship import ship_judge
from work import Work

NAMES = {"float32": "tensor(float)", "int64": "tensor(int64)"}
REFUSED = {"Attention", "RandomUniformLike", "RandomUniform", "RandomNormal", "Multinomial", "Bernoulli", "Resize"}


def _models(described: dict) -> list[dict]:
    roles = described["roles"]
    generator = [roles["generator"][name] for name in ("begin", "step")]
    images = [roles["decoder"]["decode"], roles["decoder"]["compress"], roles["judge"]["detect"]]
    images += [one["decode"] for one in roles["decoder"]["smaller"].values()]
    looks = [one["encode"] for one in roles["encoders"].values()] + [one["score"] for one in roles["rewards"].values()]
    return [*generator, *images, *looks]


def test_files(bundle: Path):
    described = json.loads((bundle / "bundle.json").read_text())
    for model in _models(described):
        path = bundle / model["file"]
        assert sha256(path.read_bytes()).hexdigest() == model["sha256"]
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        for declared, real in ((model["inputs"], session.get_inputs()), (model["outputs"], session.get_outputs())):
            assert set(declared) == {one.name for one in real}
            for one in real:
                assert NAMES[declared[one.name]["dtype"]] == one.type
                assert declared[one.name]["shape"] == one.shape
        loaded = onnx.load(path)
        assert loaded.ir_version == 10 and [one.version for one in loaded.opset_import] == [20]
        assert not {node.op_type for node in loaded.graph.node} & REFUSED
    assert {path.name for path in bundle.glob("*.onnx")} == {model["file"] for model in _models(described)}
    assert sum(file.stat().st_size for file in bundle.glob("*.onnx")) < 30e6


def test_what_begin_gives_step_takes(bundle: Path):
    generator = json.loads((bundle / "bundle.json").read_text())["roles"]["generator"]
    for name, declared in generator["begin"]["outputs"].items():
        assert generator["step"]["inputs"][name] == declared


def test_cost_tables(bundle: Path):
    described = json.loads((bundle / "bundle.json").read_text())
    cost = described["roles"]["generator"]["cost"]
    assert len(described["sides"]) == 13
    for table in ("transformer", "attention", "cacheBytes"):
        assert len(cost[table]) == 13 and all(number > 0 for number in cost[table])
    assert all(part < whole for part, whole in zip(cost["attention"], cost["transformer"]))
    layers, _, _, heads, _, d = described["roles"]["generator"]["step"]["inputs"]["past_keys"]["shape"]
    tokens = 0
    for side, held in zip(described["sides"], cost["cacheBytes"]):
        tokens += side * side
        assert held == 2 * 2 * 4 * layers * heads * d * tokens


def test_attention_counted_by_hand(bundle: Path):
    described = json.loads((bundle / "bundle.json").read_text())
    inputs = described["roles"]["generator"]["step"]["inputs"]
    layers, _, _, heads, _, d = inputs["past_keys"]["shape"]
    words, seen = inputs["text_mask"]["shape"][2], 0
    for side, counted in zip(described["sides"], described["roles"]["generator"]["cost"]["attention"]):
        n = side * side
        seen += n
        # Two products (q·k, weights·v), two rows, multiply and add.
        assert counted == 2 * 2 * 2 * layers * heads * d * n * (seen + words)


def test_a_new_judge_changes_nothing_else(tmp_path: Path):
    before = {"name": "tiny", "roles": {"generator": {"bits": 16}, "judge": {"cost": {"detect": 7}, "threshold": 0.9}}}
    (tmp_path / "bundle.json").write_text(json.dumps(before))
    judge = Judge().half().float()
    torch.save({"mean": judge.state_dict()}, tmp_path / "judge.pt")
    work = Work(tmp_path, tmp_path, SMALL, "train")
    work.keep("judge", {"steps": 3, "minutes": 0.5, "threshold": 0.25, "loss": 1.5})
    ship_judge(work)
    after = json.loads((tmp_path / "bundle.json").read_text())
    role = after["roles"].pop("judge")
    assert after == {"name": "tiny", "roles": {"generator": {"bits": 16}}}
    assert role["cost"] == {"detect": 7} and role["threshold"] == 0.25
    assert role["made"]["metrics"] == {"threshold": 0.25, "loss": 1.5} and role["made"]["steps"] == 3
    file = tmp_path / role["detect"]["file"]
    assert sha256(file.read_bytes()).hexdigest() == role["detect"]["sha256"]
    assert all(torch.equal(a, b) for a, b in zip(read_model(Judge(), file).parameters(), judge.parameters()))


@pytest.mark.skipif(not SHIPPED.exists(), reason="models/shapes-64 is not there")
def test_shares_of_a_raw_image():
    roles = json.loads((SHIPPED / "bundle.json").read_text())["roles"]
    raw = sum(roles["generator"]["cost"]["transformer"])
    assert roles["decoder"]["cost"]["decode"] / raw < 0.05
    looks = [one["cost"]["encode"] for one in roles["encoders"].values()]
    scores = [one["cost"]["score"] for one in roles["rewards"].values()]
    assert len(looks) == 2 and len(scores) == 2 and roles["judge"]["cost"]["detect"] > 0
    assert (max(looks) + max(scores)) / raw < 0.04


@pytest.mark.skipif(not SHIPPED.exists(), reason="models/shapes-64 is not there")
def test_the_card_is_of_this_bundle():
    measured = json.loads((SHIPPED / "card.json").read_text())
    roles = json.loads((SHIPPED / "bundle.json").read_text())["roles"]
    assert measured["cost"]["rawImage"] == sum(roles["generator"]["cost"]["transformer"])
    assert measured["cost"]["bytes"] == sum(file.stat().st_size for file in SHIPPED.glob("*.onnx"))
    seen = json.loads((SHIPPED.parents[1] / "export" / "judge" / "eye.json").read_text())
    assert seen["step"] == roles["generator"]["step"]["sha256"]
