"""Reads PyTorch models back from exported graphs, so that no checkpoint is needed to check a bundle."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn

from generator.generator import Generator, Size
from tokenizer.schedule import SIDES
from tokenizer.train import Tokenizer


def weights(path: Path) -> dict[str, torch.Tensor]:
    """The named weights of a graph as a state dictionary, float32."""
    state = {}
    for one in onnx.load(path).graph.initializer:
        if one.name.startswith("constant/"):
            continue
        tensor = torch.from_numpy(numpy_helper.to_array(one).copy()).float()
        name = one.name.removesuffix(".transposed")
        state[name] = tensor if name == one.name else tensor.T.contiguous()
    return state


def read_generator(folder: Path) -> tuple[Generator, torch.Tensor]:
    """The generator of begin.onnx and step.onnx, and the amplitudes `[13]`."""
    state = weights(folder / "begin.onnx") | weights(folder / "step.onnx")
    amplitudes, places = state.pop("amplitudes"), state.pop("places")  # (13, 64, width)
    width, heads = state["head.weight"].shape[1], state["blocks.0.itself.sharpness"].shape[0]
    depth = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("blocks."))
    model = Generator(Size(width, depth, heads)).eval()
    # The graph holds the sum of the three parts of a place; put it all into one of them.
    state["extra"] = torch.cat([table[: side * side] for table, side in zip(places, SIDES)])
    state["plane.weight"] = torch.zeros_like(model.plane.weight)
    state["levels.weight"] = torch.zeros_like(model.levels.weight)
    model.load_state_dict(state)
    return model, amplitudes


def read_model(model: nn.Module, path: Path) -> nn.Module:
    """`model` with the weights of a graph that was written from its like."""
    known = model.state_dict()
    model.load_state_dict({name: tensor for name, tensor in weights(path).items() if name in known})
    return model.eval()


def read_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of compress.onnx and decode.onnx, with the amplitudes of step.onnx."""
    model = Tokenizer()
    read_model(model.encoder, folder / "compress.onnx")
    read_model(model.decoder, folder / "decode.onnx")
    model.quantizer.amplitudes.copy_(weights(folder / "step.onnx")["amplitudes"])
    return model.eval()
