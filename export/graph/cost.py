"""Counts the FLOPs of an exported graph by running it once."""

from math import prod
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
import onnx
import onnxruntime

_COUNTED = ("MatMul", "Gemm", "Conv", "MultiHeadAttention")


class Cost:
    """Twice the multiply-adds of every MatMul, Gemm, Conv and MultiHeadAttention, from the shapes that really occur.

    Everything else (norms, softmax, sampling) is left out, as is usual.
    """

    def __init__(self, path: Path) -> None:
        model = onnx.load(path, load_external_data=False)
        self._shapes = {one.name: tuple(one.dims) for one in model.graph.initializer}
        self._nodes = [node for node in model.graph.node if node.op_type in _COUNTED]
        self._outputs = {output.name for output in model.graph.output}
        seen = {name for node in self._nodes for name in [*node.input[:2], node.output[0]]} - set(self._shapes)
        fed = {one.name for one in model.graph.input}
        for name in sorted(seen - fed - self._outputs):
            model.graph.output.append(onnx.ValueInfoProto(name=name))
        self._seen = sorted(seen - fed)
        options = onnxruntime.SessionOptions()
        # Without rewriting, so that the nodes that run are the nodes of the file.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.intra_op_num_threads = 1
        # In a file beside the graph's, where it finds weights that lie apart: they may be too many to be handed over.
        with NamedTemporaryFile(dir=path.parent, suffix=".onnx") as file:
            file.write(model.SerializeToString())
            file.flush()
            self._session = onnxruntime.InferenceSession(file.name, options, ["CPUExecutionProvider"])

    def count(self, within: str = "", **feeds: np.ndarray) -> tuple[int, dict[str, np.ndarray]]:
        """FLOPs of the nodes whose name contains `within`, and the graph's own outputs."""
        names = [*self._seen, *sorted(self._outputs - set(self._seen))]
        values = dict(zip(names, self._session.run(names, feeds)))
        shapes = self._shapes | {name: value.shape for name, value in {**feeds, **values}.items()}
        flops = sum(self._flops(node, shapes) for node in self._nodes if within in node.name)
        return flops, {name: values[name] for name in self._outputs}

    @staticmethod
    def _flops(node: onnx.NodeProto, shapes: dict[str, tuple[int, ...]]) -> int:
        first, second = (shapes[name] for name in node.input[:2])
        made = prod(shapes[node.output[0]])
        if node.op_type == "MultiHeadAttention":  # queries and keys [B, n, width]: similarities and the mix of values
            return 4 * prod(first) * second[1]
        if node.op_type == "Conv":
            return 2 * made * prod(second[1:])  # channels of the group × kernel
        turned = node.op_type == "Gemm" and any(a.name == "transA" and a.i for a in node.attribute)
        return 2 * made * first[0 if turned else -1]
