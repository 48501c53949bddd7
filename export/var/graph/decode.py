"""The graph of VAR's decoder: latents to images."""

from torch import nn

from graph.builder import Builder
from graph.layers import convolution, silu
from graph.planes import clipped, doubled, group_norm, resized, shown
from var.autoencoder import Autoencoder
from var.decoder import PIXELS
from var.resize import down_matrix, up_matrix


def decode_graph(model: Autoencoder, half: bool = True, side: int | None = None) -> Builder:
    """`latents` `[B, channels, S, S]` of any side to `images` `[B, 3, 16·S, 16·S]` in 0…1. `half` as in `Builder`.

    With a `side`, whole latents are averaged to it first, and the pictures of 16·side pixels made as large as whole
    ones: whoever reads images takes them unchanged.
    """
    b, decoder = Builder("decode", half), model.decoder
    full, pixels = model.quantize.size.full, PIXELS * model.quantize.size.full
    given = "S" if side is None else full
    x = b.input("latents", "float32", ["B", model.post_quant_conv.in_channels, given, given])
    x = x if side is None else resized(b, down_matrix(full, side), x)
    x = convolution(b, "decoder.conv_in", decoder.conv_in, convolution(b, "post_quant_conv", model.post_quant_conv, x))
    x = _residual(b, "decoder.mid.block_1", decoder.mid.block_1, x)
    x = _attention(b, "decoder.mid.attn_1", decoder.mid.attn_1, x)
    x = _residual(b, "decoder.mid.block_2", decoder.mid.block_2, x)
    for i in reversed(range(len(decoder.up))):
        level, at = decoder.up[i], f"decoder.up.{i}"
        for j, block in enumerate(level.block):
            x = _residual(b, f"{at}.block.{j}", block, x)
            if level.attn:
                x = _attention(b, f"{at}.attn.{j}", level.attn[j], x)
        if hasattr(level, "upsample"):
            x = convolution(b, f"{at}.upsample.conv", level.upsample.conv, doubled(b, x))
    x = silu(b, group_norm(b, "decoder.norm_out", decoder.norm_out, x))
    x = convolution(b, "decoder.conv_out", decoder.conv_out, x)
    x = shown(b, x)
    if side is not None:
        x = clipped(b, resized(b, up_matrix(PIXELS * side, pixels), x))
    b.output("images", x, "float32", ["B", 3, "H", "W"] if side is None else ["B", 3, pixels, pixels])
    return b


def _residual(b: Builder, name: str, block: nn.Module, x: str) -> str:
    y = convolution(b, f"{name}.conv1", block.conv1, silu(b, group_norm(b, f"{name}.norm1", block.norm1, x)))
    y = convolution(b, f"{name}.conv2", block.conv2, silu(b, group_norm(b, f"{name}.norm2", block.norm2, y)))
    if hasattr(block, "nin_shortcut"):
        x = convolution(b, f"{name}.nin_shortcut", block.nin_shortcut, x)
    return b.op("Add", y, x)


def _attention(b: Builder, name: str, layer: nn.Module, x: str) -> str:
    channels = layer.proj_out.in_channels
    rows = convolution(b, f"{name}.qkv", layer.qkv, group_norm(b, f"{name}.norm", layer.norm, x))
    rows = b.op("Reshape", rows, b.ints(0, 3 * channels, -1))
    queries, keys, values = b.ops(3, "Split", rows, axis=1, num_outputs=3)  # (B, channels, pixels)
    weights = b.op("MatMul", b.op("Transpose", queries, perm=[0, 2, 1]), keys)
    weights = b.op("Softmax", b.op("Mul", weights, b.constant(channels**-0.5)), axis=-1)
    mixed = b.op("MatMul", values, b.op("Transpose", weights, perm=[0, 2, 1]))
    mixed = b.op("Reshape", mixed, b.op("Shape", x))
    return b.op("Add", x, convolution(b, f"{name}.proj_out", layer.proj_out, mixed))
