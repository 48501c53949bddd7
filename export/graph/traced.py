"""Graphs of models from packages, as PyTorch traces them; `graph.builder` is for our own."""

import logging
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from graph.builder import IR_VERSION, OPSET, Declared, Shape
from graph.write import LARGEST, write


class Traced:
    """`graph.bundle.save_graph` takes one as it takes a `Builder`.

    `inputs` name the arguments of `model.forward` in order: an example and a shape each, in which a letter is a dynamic
    size; examples have at least 2 of each. `outputs` have a dtype and a shape. With `half`, weights that are numbers of
    float16 (see `graph.half`) are stored as such, and used as float32.
    """

    def __init__(
        self,
        model: nn.Module,
        inputs: dict[str, tuple[torch.Tensor, Shape]],
        outputs: dict[str, tuple[str, Shape]],
        half: bool = True,
    ) -> None:
        self.inputs: Declared = {
            name: {"dtype": str(example.dtype).removeprefix("torch."), "shape": list(shape)}
            for name, (example, shape) in inputs.items()
        }
        self.outputs: Declared = {name: {"dtype": dtype, "shape": list(shape)} for name, (dtype, shape) in outputs.items()}
        letters = {letter for _, shape in inputs.values() for letter in shape if isinstance(letter, str)}
        sizes = {letter: torch.export.Dim(letter) for letter in letters}
        moving = tuple(
            {axis: sizes[side] for axis, side in enumerate(shape) if isinstance(side, str)}
            for _, shape in inputs.values()
        )
        # It says that torchvision, which nobody asked for, is not installed.
        logging.getLogger("torch.onnx").setLevel(logging.ERROR)
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                model.eval(), tuple(example for example, _ in inputs.values()), dynamo=True, verbose=False,
                input_names=list(inputs), output_names=list(outputs), dynamic_shapes=moving, opset_version=OPSET,
            )  # fmt: skip
        self._model: onnx.ModelProto = program.model_proto
        self._model.ir_version = IR_VERSION
        self._model.producer_name = "varflow"
        self._forget()
        self._assert_moving()
        if half:
            self._halve()

    def _assert_moving(self) -> None:
        """Raises ValueError where a model fixes a size that is said to be dynamic: a trace does so without a word."""
        declared = self.inputs | self.outputs
        for one in (*self._model.graph.input, *self._model.graph.output):
            sides = one.type.tensor_type.shape.dim
            for axis, (side, said) in enumerate(zip(sides, declared[one.name]["shape"], strict=True)):
                if isinstance(said, str) and side.HasField("dim_value"):
                    raise ValueError(f"{one.name}: the model fixes {said}, axis {axis}, to {side.dim_value}")

    def _forget(self) -> None:
        """Takes out what PyTorch notes of where the code lay: another machine's files are nobody's business."""
        graph = self._model.graph
        for one in (self._model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer, *graph.value_info):
            del one.metadata_props[:]
        for node in graph.node:
            node.doc_string = ""

    def _halve(self) -> None:
        graph, casts = self._model.graph, []
        for one in graph.initializer:
            if one.data_type != TensorProto.FLOAT:
                continue
            array = numpy_helper.to_array(one)
            with np.errstate(over="ignore"):
                short = array.astype(np.float16)
            if array.size < 2 or not (short == array).all():
                continue
            name = one.name
            one.CopyFrom(numpy_helper.from_array(short, f"{name}/half"))
            casts.append(helper.make_node("Cast", [one.name], [name], name=f"{name}/cast", to=TensorProto.FLOAT))
        nodes = [*casts, *graph.node]
        del graph.node[:]
        graph.node.extend(nodes)

    def save(self, path: Path, largest: int = LARGEST) -> None:
        """As `Builder.save`."""
        write(self._model, path, largest)


def example(*shape: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Zeros to trace with."""
    return torch.zeros(shape, dtype=dtype)

