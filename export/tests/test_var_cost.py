"""VAR's cost from its sizes, against what runs in its graphs and against what is published."""

from pathlib import Path

import numpy as np
import pytest

from graph.cost import Cost
from var.cases import CASES
from var.cost import decode_cost, generator_cost, smaller_cost
from var.graph.begin import begin_graph
from var.graph.decode import decode_graph
from var.graph.step import step_graph
from var.size import size_of_depth


@pytest.mark.parametrize("name", ["one norm for all blocks", "no cut"])
def test_what_the_graphs_count(name: str, tmp_path: Path):
    case = CASES[name]
    size, (transformer, autoencoder) = case.size, case.models()
    begin_graph(transformer).save(tmp_path / "begin.onnx")
    step_graph(transformer, autoencoder.quantize, 0).save(tmp_path / "step.onnx")
    decode_graph(autoencoder).save(tmp_path / "decode.onnx")
    flops, condition = Cost(tmp_path / "begin.onnx").count(ids=np.array([[3]]))
    told, step = generator_cost(size), Cost(tmp_path / "step.onnx")
    assert flops == told["begin"]
    keys = values = np.zeros((size.depth, 2, 1, size.heads, 0, size.width // size.heads), np.float32)
    latents, zero, one = np.zeros((1, size.channels, size.full, size.full), np.float32), np.array([0]), np.float32(1)
    for scale, side in enumerate(size.sides):
        feeds = {
            "past_keys": keys, "past_values": values, "latents": latents, **condition,
            "parents": zero, "origins": zero, "prompts": zero, "fan": zero, "scale": np.array(scale),
            "noise": np.full((1, side**2, 1), 0.5, np.float32),
            "guidance": np.array(one), "temperature": np.array(one), "top_p": np.array(one),
        }  # fmt: skip
        total, out = step.count(**feeds)
        assert total == told["transformer"][scale]
        assert step.count("/attention/", **feeds)[0] == told["attention"][scale]
        keys, values, latents = out["keys"], out["values"], out["latent"]
        assert keys.nbytes + values.nbytes == told["cacheBytes"][scale]
    for side in (2, size.full):
        seen = Cost(tmp_path / "decode.onnx").count(latents=np.zeros((1, size.channels, side, side), np.float32))
        assert seen[0] == decode_cost(size, side)
    decode_graph(autoencoder, side=2).save(tmp_path / "smaller.onnx")
    assert Cost(tmp_path / "smaller.onnx").count(latents=latents)[0] == smaller_cost(size, 2)


@pytest.mark.parametrize(
    ("depth", "gigaflops", "mebibytes"),
    [(16, 601, 42.5), (20, 1150, 66.4), (24, 1963, 95.6), (30, 3790, 149.4), (36, 22800, 708.8)],
)
def test_published_sizes(depth: int, gigaflops: float, mebibytes: float):
    """FLOPs of one image with guidance; bytes of keys and values of one row in float16."""
    told = generator_cost(size_of_depth(depth), number_bytes=2)
    assert sum(told["transformer"]) / 1e9 == pytest.approx(gigaflops, rel=0.01)
    assert told["cacheBytes"][-1] / 2 / 2**20 == pytest.approx(mebibytes, abs=0.1)


def test_published_decoder():
    size = size_of_depth(16)
    assert decode_cost(size) / 1e12 == pytest.approx(0.394, abs=0.001)
    assert smaller_cost(size, 8) < decode_cost(size) / 3.9
