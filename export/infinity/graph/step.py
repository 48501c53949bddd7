"""Infinity's step graph: one scale of many paths, for all scales, with guidance, sampling and accumulation inside."""

import numpy as np

from graph.bits import drawn, probabilities
from graph.builder import Builder
from graph.layers import linear
from graph.step_ports import StepPorts
from infinity.graph.block import block_nodes
from infinity.graph.scale import Scale
from infinity.transformer import Transformer
from var.graph.block import modulated


def step_graph(model: Transformer, half: bool = True) -> Builder:
    """Inputs and outputs as those of the embedded model's step, with the condition of `begin_graph`.

    `half` as in `Builder`.
    """
    b, size = Builder("step", half), model.size
    depth, width, heads, d = size.depth, size.width, size.heads, size.width // size.heads
    spoken = ["P", depth, 2, heads, "T", d]
    condition = {
        "start": ["P", 2, width], "modulations": ["P", 2, depth, 6, width], "last": ["P", 2, 2, width],
        "text_keys": spoken, "text_values": spoken, "text_mask": ["P", 2, "T"],
    }  # fmt: skip
    ports = StepPorts(b, depth, heads, d, [size.codes, size.full, size.full], condition, size.bits)
    scale = Scale(b, ports.scale, model)

    with b.at("embed"):
        x = _input(b, model, scale, b.op("Gather", ports.latents, ports.origins, axis=0))  # (U, n, width)
        begun = b.op("Unsqueeze", ports.rows("start", 1), b.ints(2))  # (2, U, 1, width)
        begun = b.op("Add", begun, b.weight("pos_start", model.pos_start))
        x = b.op("Add", b.op("Where", scale.first, begun, x), scale.level)  # (2, U, n, width)

    modulations = ports.rows("modulations", 3)  # (2, U, depth, 6, width)
    mask = b.op("Unsqueeze", ports.rows("text_mask", 1), b.ints(2, 3))  # (2, U, 1, 1, T)
    gathered = ports.past()  # (depth, 2, U, heads, L, d)
    longer: list[list[str]] = [[], []]
    for i, block in enumerate(model.layers()):
        layer = b.constant(i, np.int64)
        with b.at(f"layer{i}"):
            before = [b.op("Gather", tensor, layer, axis=0) for tensor in gathered]
            words = [ports.rows(b.op("Gather", one, layer, axis=1), 3) for one in ("text_keys", "text_values")]  # (2, U, heads, T, d)
            modulation = b.op("Gather", modulations, layer, axis=2)
            x, pair = block_nodes(b, f"blocks.{i}", block, x, modulation, (*words, mask), scale, before)
            for parts, one in zip(longer, pair):
                parts.append(b.op("Unsqueeze", one, b.ints(0)))

    with b.at("head"):
        factor, shift = b.ops(2, "Split", ports.rows("last", 2), axis=2, num_outputs=2)  # each (2, U, 1, width)
        logits = linear(b, "head", model.head, modulated(b, x, factor, shift, width))  # (2, U, n, 2 · bits)
        zero, one = b.ops(2, "Split", b.op("Reshape", logits, b.ints(0, 0, 0, -1, 2)), axis=-1, num_outputs=2)
        logits = b.op("Squeeze", b.op("Sub", one, zero), b.ints(4))  # of a 1 against a 0
    with b.at("sample"):
        p = probabilities(b, logits, *ports.sampling)  # (U, n, bits)
        bits = drawn(b, p, ports.fan, ports.noise)  # (B, n, bits)
    with b.at("accumulate"):
        total = b.op("Add", ports.before(), _codes(b, model, scale, bits))

    ports.state(longer, total)
    b.output("bits", bits, "float32", ["B", "n", size.bits])
    b.output("probabilities", p, "float32", ["U", "n", size.bits])
    return b


def _input(b: Builder, model: Transformer, scale: Scale, latents: str) -> str:
    """Latents so far `[U, codes, full, full]` as tokens of this scale `[U, n, width]`; see `Quantiser.next_input`."""
    size = model.size
    x = b.op("MatMul", b.op("MatMul", scale.down, latents), scale.down_turned)  # (U, codes, side · patch, side · patch)
    if size.patch > 1:  # not SpaceToDepth, which orders channels otherwise
        apart = [b.ints(0, size.codes), scale.side, b.ints(size.patch), scale.side, b.ints(size.patch)]
        x = b.op("Reshape", x, b.op("Concat", *apart, axis=0))
        x = b.op("Transpose", x, perm=[0, 1, 3, 5, 2, 4])
    x = b.op("Reshape", x, b.ints(0, size.bits, -1))
    return linear(b, "word_embed", model.word_embed, b.op("Transpose", x, perm=[0, 2, 1]))


def _codes(b: Builder, model: Transformer, scale: Scale, bits: str) -> str:
    """`bits` `[B, n, bits]` as a part of the latent `[B, codes, full, full]`; see `Quantiser.add`."""
    size = model.size
    signs = b.op("Sub", b.op("Mul", bits, b.constant(2.0)), b.constant(1.0))
    shape = b.op("Concat", b.ints(0, size.bits), scale.side, scale.side, axis=0)
    codes = b.op("Reshape", b.op("Transpose", signs, perm=[0, 2, 1]), shape)
    if size.patch > 1:
        codes = b.op("DepthToSpace", codes, blocksize=size.patch, mode="CRD")
    codes = b.op("Mul", codes, b.constant(size.codes**-0.5))
    return b.op("MatMul", b.op("MatMul", scale.up, codes), scale.up_turned)
