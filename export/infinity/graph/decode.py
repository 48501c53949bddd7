"""The graph of Infinity's decoder: latents to images."""

from torch import nn

from graph.builder import Builder
from graph.layers import convolution, silu
from graph.planes import clipped, doubled, group_norm, resized, shown
from infinity.autoencoder import Autoencoder
from infinity.size import Size
from tokenizer.schedule import up_matrix


def decode_graph(model: Autoencoder, size: Size, half: bool = True, side: int | None = None) -> Builder:
    """`latents` `[B, codes, S, S]` of any side to `images` `[B, 3, p·S, p·S]` in 0…1, p = `size.cell`.

    With a `side`, whole latents are interpolated to it first, and the pictures of p·side pixels made as large as whole
    ones: whoever reads images takes them unchanged. `half` as in `Builder`.
    """
    b, decoder = Builder("decode", half), model.decoder
    full, pixels = size.full, size.cell * size.full
    given = "S" if side is None else full
    x = b.input("latents", "float32", ["B", size.codes, given, given])
    x = x if side is None else resized(b, up_matrix(full, side), x)
    x = convolution(b, "conv_in", decoder.conv_in.conv, x)
    for name, block in (("mid.block_1", decoder.mid.block_1), ("mid.block_2", decoder.mid.block_2)):
        x = _residual(b, name, block, x)
    for i in reversed(range(len(decoder.up))):
        level, at = decoder.up[i], f"up.{i}"
        for j, block in enumerate(level.block):
            x = _residual(b, f"{at}.block.{j}", block, x)
        if hasattr(level, "upsample"):
            x = convolution(b, f"{at}.upsample", level.upsample.conv.conv, doubled(b, x))
    x = silu(b, group_norm(b, "norm_out", decoder.norm_out.norm, x))
    x = shown(b, convolution(b, "conv_out", decoder.conv_out.conv, x))
    if side is not None:
        x = clipped(b, resized(b, up_matrix(size.cell * side, pixels), x))
    b.output("images", x, "float32", ["B", 3, "H", "W"] if side is None else ["B", 3, pixels, pixels])
    return b


def _residual(b: Builder, name: str, block: nn.Module, x: str) -> str:
    y = x
    for norm, conv in (("norm1", "conv1"), ("norm2", "conv2")):
        y = silu(b, group_norm(b, f"{name}.{norm}", getattr(block, norm).norm, y))
        y = convolution(b, f"{name}.{conv}", getattr(block, conv).conv, y)
    if hasattr(block, "nin_shortcut"):
        x = convolution(b, f"{name}.nin_shortcut", block.nin_shortcut.conv, x)
    return b.op("Add", y, x)
