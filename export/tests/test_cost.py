"""The counter against graphs counted by hand."""

import numpy as np
import torch

from graph.builder import Builder
from graph.cost import Cost


def test_matmul(tmp_path):
    b = Builder("matmul")
    x = b.input("x", "float32", ["B", "n", 5])
    with b.at("attention"):
        y = b.op("MatMul", x, b.op("Transpose", x, perm=[0, 2, 1]))  # (B, n, n)
    z = b.op("MatMul", y, x)  # (B, n, 5)
    b.output("z", b.op("Add", z, b.constant(1.0)), "float32", ["B", "n", 5])
    b.save(tmp_path / "g.onnx")
    x = np.ones((2, 3, 5), np.float32)
    cost = Cost(tmp_path / "g.onnx")
    assert cost.count("attention", x=x)[0] == 2 * 2 * 3 * 3 * 5
    total, outputs = cost.count(x=x)
    assert total == 2 * (2 * 3 * 3 * 5) + 2 * (2 * 3 * 5 * 3)
    assert outputs["z"].shape == (2, 3, 5) and outputs["z"][0, 0, 0] == 16


def test_convolution_and_gemm(tmp_path):
    b = Builder("convolution")
    x = b.input("x", "float32", ["B", 4, 8, 8])
    y = b.op("Conv", x, b.weight("w", torch.ones(6, 4, 3, 3)), pads=[1, 1, 1, 1], strides=[2, 2])  # (B, 6, 4, 4)
    y = b.op("Conv", y, b.weight("g", torch.ones(6, 2, 1, 1)), group=3)  # two channels a group
    y = b.op("Reshape", y, b.ints(0, -1))  # (B, 96)
    b.output("y", b.op("Gemm", y, b.weight("l", torch.ones(96, 7))), "float32", ["B", 7])
    b.save(tmp_path / "g.onnx")
    total, _ = Cost(tmp_path / "g.onnx").count(x=np.ones((3, 4, 8, 8), np.float32))
    assert total == 3 * 2 * (6 * 16 * 4 * 9 + 6 * 16 * 2 + 96 * 7)


def test_weights_that_lie_apart(tmp_path):
    b = Builder("apart")
    y = b.op("MatMul", b.input("x", "float32", ["B", 40]), b.weight("w", torch.ones(40, 30)))
    b.output("y", y, "float32", ["B", 30])
    b.save(tmp_path / "g.onnx", largest=1000)
    before = sorted(path.name for path in tmp_path.iterdir())
    total, outputs = Cost(tmp_path / "g.onnx").count(x=np.ones((2, 40), np.float32))
    assert total == 2 * 2 * 40 * 30 and outputs["y"][1, 2] == 40
    assert sorted(path.name for path in tmp_path.iterdir()) == before == ["g.onnx", "g.onnx.data"]
