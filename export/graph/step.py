"""The step graph: one scale of many paths, for all scales, with guidance, sampling and accumulation inside."""

import numpy as np
import torch

from generator.generator import Generator
from graph.builder import Builder
from graph.bits import drawn, probabilities
from graph.layers import attend, feed_forward, keys_values, layer_norm, linear
from graph.step_ports import StepPorts
from graph.tables import padded
from tokenizer.schedule import BITS, FULL, OFFSETS, SIDES, down_matrix, up_matrix


class _Scale:
    """What the graph looks up by the scale's number."""

    def __init__(self, b: Builder, scale: str, places: torch.Tensor, amplitudes: torch.Tensor) -> None:
        side = b.op("Reshape", b.op("Gather", b.constant(SIDES, np.int64), scale), b.ints(1))
        tokens = b.op("Mul", side, side)
        self.side, zero = side, b.ints(0)

        def rows(table: str, end: str, axis: int) -> str:
            return b.op("Slice", b.op("Gather", table, scale, axis=0), zero, end, b.ints(axis))

        parts = [places[first : first + s * s] for first, s in zip(OFFSETS, SIDES)]
        table = torch.from_numpy(padded(parts, FULL**2, places.shape[1]))
        self.places = rows(b.table("places", table), tokens, 0)  # (n, width)
        down = b.constant(padded([down_matrix(s) for s in SIDES], FULL, FULL))
        up = b.constant(padded([up_matrix(s) for s in SIDES], FULL, FULL))
        self.down, self.up = rows(down, side, 0), rows(up, side, 1)  # (side, 8), (8, side)
        self.down_turned = b.op("Transpose", self.down, perm=[1, 0])
        self.up_turned = b.op("Transpose", self.up, perm=[1, 0])
        self.amplitude = b.op("Gather", b.table("amplitudes", amplitudes), scale)
        self.first = b.op("Equal", scale, b.constant(0, np.int64))


def step_graph(model: Generator, amplitudes: torch.Tensor) -> Builder:
    """The graph of `Generator.step` and all around it; inputs and outputs as the bundle's contract says."""
    b = Builder("step")
    size = model.size
    depth, width, heads, d = size.depth, size.width, size.heads, size.width // size.heads
    length = model.text.places.shape[0]
    spoken = ["P", depth, 2, heads, length, d]
    condition = {
        "start": ["P", 2, width], "text_keys": spoken, "text_values": spoken, "text_mask": ["P", 2, length],
    }  # fmt: skip
    ports = StepPorts(b, depth, heads, d, [BITS, FULL, FULL], condition, BITS)
    scale = _Scale(b, ports.scale, model.places().detach(), amplitudes.detach())

    with b.at("embed"):
        x = b.op("MatMul", scale.down, b.op("Gather", ports.latents, ports.origins, axis=0))  # (U, 16, side, 8)
        x = b.op("Reshape", b.op("MatMul", x, scale.down_turned), b.ints(0, BITS, -1))  # (U, 16, n)
        x = linear(b, "embed", model.embed, b.op("Transpose", x, perm=[0, 2, 1]))  # (U, n, width)
        begun = b.op("Unsqueeze", ports.rows("start", 1), b.ints(2))  # (2, U, 1, width)
        x = b.op("Add", b.op("Where", scale.first, begun, x), scale.places)  # (2, U, n, width)

    mask = b.op("Unsqueeze", ports.rows("text_mask", 1), b.ints(2, 3))  # (2, U, 1, 1, T)
    gathered = ports.past()  # (layers, 2, U, heads, L, d)
    longer: list[list[str]] = [[], []]
    for i, block in enumerate(model.blocks):
        layer, name = b.constant(i, np.int64), f"blocks.{i}"
        with b.at(f"layer{i}"):
            y = layer_norm(b, f"{name}.norms.0", block.norms[0], x)
            new = keys_values(b, f"{name}.itself", block.itself, y, 4)
            pair = [b.op("Concat", b.op("Gather", gathered[j], layer, axis=0), new[j], axis=3) for j in range(2)]
            x = b.op("Add", x, attend(b, f"{name}.itself", block.itself, y, pair[0], pair[1], None, 4))
            words = []
            for j in range(2):
                longer[j].append(b.op("Unsqueeze", pair[j], b.ints(0)))
                spoken_here = b.op("Gather", ("text_keys", "text_values")[j], layer, axis=1)
                words.append(ports.rows(spoken_here, 3))  # (2, U, heads, T, d)
            y = layer_norm(b, f"{name}.norms.1", block.norms[1], x)
            x = b.op("Add", x, attend(b, f"{name}.prompt", block.prompt, y, words[0], words[1], mask, 4))
            y = layer_norm(b, f"{name}.norms.2", block.norms[2], x)
            x = b.op("Add", x, feed_forward(b, f"{name}.feed", block.feed, y))

    with b.at("head"):
        logits = linear(b, "head", model.head, layer_norm(b, "norm", model.norm, x))  # (2, U, n, 16)
    with b.at("sample"):
        p = probabilities(b, logits, *ports.sampling)  # (U, n, 16)
        bits = drawn(b, p, ports.fan, ports.noise)  # (B, n, 16)
    with b.at("accumulate"):
        codes = b.op("Mul", b.op("Sub", b.op("Mul", bits, b.constant(2.0)), b.constant(1.0)), scale.amplitude)
        shape = b.op("Concat", b.ints(0, BITS), scale.side, scale.side, axis=0)
        codes = b.op("Reshape", b.op("Transpose", codes, perm=[0, 2, 1]), shape)  # (B, 16, side, side)
        codes = b.op("MatMul", b.op("MatMul", scale.up, codes), scale.up_turned)  # (B, 16, 8, 8)
        total = b.op("Add", ports.before(), codes)

    ports.state(longer, total)
    b.output("bits", bits, "float32", ["B", "n", BITS])
    b.output("probabilities", p, "float32", ["U", "n", BITS])
    return b
