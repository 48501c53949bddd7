"""VAR's step graph: one scale of many paths, for all scales, with guidance, sampling and accumulation inside."""

import numpy as np

from graph.builder import Builder
from graph.layers import linear
from graph.step_ports import StepPorts
from var.graph.block import block_nodes, modulated
from var.graph.sample import drawn, guided, probabilities
from var.graph.scale import Scale
from var.phi import SHARE
from var.quantiser import Quantiser
from var.transformer import Transformer


def step_graph(model: Transformer, quantiser: Quantiser, top_k: int, half: bool = True) -> Builder:
    """Inputs and outputs as those of the embedded model's step; `noise` is one uniform a token `[B, n, 1]`.

    `guidance` is that of the last scale and grows from 1; `top_k` (0: all) is fixed here. Outputs `ids` int64
    `[B, n, 1]` and `probabilities` `[U, n, vocabulary]`. `half` as in `Builder`.
    """
    b, size = Builder("step", half), model.size
    depth, width, heads, d = size.depth, size.width, size.heads, size.width // size.heads
    condition = {
        "start": ["P", 2, width], "modulations": ["P", 2, depth, 6, width], "last": ["P", 2, 2, width],
    }  # fmt: skip
    latent = [size.channels, size.full, size.full]
    ports = StepPorts(b, depth, heads, d, latent, condition, bits=1)
    guidance, temperature, top_p = ports.sampling
    scale = Scale(b, ports.scale, model, quantiser)

    with b.at("embed"):
        x = b.op("MatMul", scale.down, b.op("Gather", ports.latents, ports.origins, axis=0))  # (U, channels, side, full)
        x = b.op("Reshape", b.op("MatMul", x, scale.down_turned), b.ints(0, size.channels, -1))
        x = linear(b, "word_embed", model.word_embed, b.op("Transpose", x, perm=[0, 2, 1]))  # (U, n, width)
        begun = b.op("Unsqueeze", ports.rows("start", 1), b.ints(2))  # (2, U, 1, width)
        x = b.op("Add", b.op("Where", scale.first, begun, x), scale.places)  # (2, U, n, width)

    modulations = ports.rows("modulations", 3)  # (2, U, depth, 6, width)
    gathered = ports.past()  # (depth, 2, U, heads, L, d)
    longer: list[list[str]] = [[], []]
    for i, block in enumerate(model.blocks):
        layer = b.constant(i, np.int64)
        with b.at(f"layer{i}"):
            before = [b.op("Gather", tensor, layer, axis=0) for tensor in gathered]
            x, pair = block_nodes(b, f"blocks.{i}", block, x, b.op("Gather", modulations, layer, axis=2), before)
            for parts, one in zip(longer, pair):
                parts.append(b.op("Unsqueeze", one, b.ints(0)))

    with b.at("head"):
        factor, shift = b.ops(2, "Split", ports.rows("last", 2), axis=2, num_outputs=2)  # each (2, U, 1, width)
        logits = linear(b, "head", model.head, modulated(b, x, factor, shift, width))  # (2, U, n, vocabulary)
    with b.at("sample"):
        mixed = guided(b, logits, guidance, scale.grown)
        p = probabilities(b, mixed, temperature, top_p, top_k, size.vocabulary)
        ids = drawn(b, p, ports.fan, ports.noise)
    with b.at("accumulate"):
        table = b.weight("embedding.weight", quantiser.embedding.weight)
        codes = b.op("Gather", table, b.op("Squeeze", ids, b.ints(2)), axis=0)  # (B, n, channels)
        shape = b.op("Concat", b.ints(0, size.channels), scale.side, scale.side, axis=0)
        codes = b.op("Reshape", b.op("Transpose", codes, perm=[0, 2, 1]), shape)  # (B, channels, side, side)
        codes = b.op("MatMul", b.op("MatMul", scale.up, codes), scale.up_turned)  # (B, channels, full, full)
        turned = b.op("Mul", b.op("Conv", codes, *scale.phi, pads=[1, 1, 1, 1]), b.constant(SHARE))
        codes = b.op("Add", b.op("Mul", codes, b.constant(1 - SHARE)), turned)
        total = b.op("Add", ports.before(), codes)

    ports.state(longer, total)
    b.output("ids", ids, "int64", ["B", "n", 1])
    b.output("probabilities", p, "float32", ["U", "n", size.vocabulary])
    return b
