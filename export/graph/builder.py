"""A small builder of ONNX graphs: nodes by call, names by place."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from graph.write import LARGEST, write

OPSET = 20
IR_VERSION = 10  # onnxruntime-node refuses the newest ones

_TYPES = {"float32": TensorProto.FLOAT, "int64": TensorProto.INT64}
Shape = Sequence[int | str]
Declared = dict[str, dict[str, Any]]


class Builder:
    """Collects nodes in order. A value is its name, a string. `half`: weights are stored as float16."""

    def __init__(self, name: str, half: bool = True) -> None:
        self._name, self._half = name, half
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: dict[str, onnx.TensorProto] = {}
        self._casts: dict[str, str] = {}
        self._place: list[str] = []
        self.inputs: Declared = {}
        self.outputs: Declared = {}

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Prefixes the names of all nodes inside; the cost counter finds parts by these names."""
        self._place.append(place)
        yield
        self._place.pop()

    def input(self, name: str, dtype: str, shape: Shape) -> str:
        """Declares an input; a letter in `shape` is a dynamic size."""
        self.inputs[name] = {"dtype": dtype, "shape": list(shape)}
        return name

    def output(self, name: str, value: str, dtype: str, shape: Shape) -> None:
        """Declares `value` as an output called `name`."""
        self._nodes.append(helper.make_node("Identity", [value], [name], name=f"output/{name}"))
        self.outputs[name] = {"dtype": dtype, "shape": list(shape)}

    def constant(self, value: Any, dtype: type = np.float32) -> str:
        """An exact constant, shared by equal content."""
        array = np.asarray(value, dtype)
        name = f"constant/{array.dtype}/{'x'.join(map(str, array.shape))}/{sha256(array.tobytes()).hexdigest()[:12]}"
        if array.size <= 4:
            name = f"constant/{array.dtype}/{array.tolist()}"
        self._initializers.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def ints(self, *values: int) -> str:
        """An int64 vector, for shapes, axes and slices."""
        return self.constant(values, np.int64)

    def weight(self, name: str, tensor: torch.Tensor) -> str:
        """A model's weight: stored as float16, used as float32. Must be rounded to float16 before, unless not `half`."""
        if name in self._casts:
            return self._casts[name]
        if not self._half:
            return self.table(name, tensor)
        half = tensor.detach().half()
        if not torch.equal(half.float(), tensor.detach()):
            raise ValueError(f"{name} is not representable in float16")
        self._initializers[name] = numpy_helper.from_array(half.numpy(), name)
        self._casts[name] = f"{name}/float32"
        self._nodes.append(
            helper.make_node("Cast", [name], [self._casts[name]], name=f"{name}/cast", to=TensorProto.FLOAT)
        )
        return self._casts[name]

    def table(self, name: str, tensor: torch.Tensor) -> str:
        """A derived constant under its own name, stored as float32."""
        self._initializers[name] = numpy_helper.from_array(tensor.detach().numpy(), name)
        return name

    def op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Adds a node with one output."""
        return self.ops(1, kind, *inputs, **attributes)[0]

    def ops(self, outputs: int, kind: str, *inputs: str, **attributes: Any) -> list[str]:
        """Adds a node with several outputs."""
        name = "/".join([*self._place, f"{kind}{len(self._nodes)}"])
        values = [name] if outputs == 1 else [f"{name}:{i}" for i in range(outputs)]
        self._nodes.append(helper.make_node(kind, inputs, values, name=name, **attributes))
        return values

    def save(self, path: Path, largest: int = LARGEST) -> None:
        """Checks the graph and writes it; weights of more than `largest` bytes go to `path` with `.data` behind."""
        graph = helper.make_graph(
            self._nodes,
            self._name,
            [helper.make_tensor_value_info(n, _TYPES[d["dtype"]], d["shape"]) for n, d in self.inputs.items()],
            [helper.make_tensor_value_info(n, _TYPES[d["dtype"]], d["shape"]) for n, d in self.outputs.items()],
            list(self._initializers.values()),
        )
        domains = {node.domain for node in self._nodes if node.domain}
        opsets = [helper.make_opsetid("", OPSET), *(helper.make_opsetid(domain, 1) for domain in sorted(domains))]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="varflow")
        model.ir_version = IR_VERSION
        write(model, path, largest)
