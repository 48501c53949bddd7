"""Graph of the tokenizer's way in: not needed to draw, only to encode real images and to measure."""

from torch import nn

from graph.builder import Builder
from graph.layers import convolution, residual, silu
from tokenizer.autoencoder import Encoder
from tokenizer.residual import Residual
from tokenizer.schedule import BITS, FULL


def compress_graph(model: Encoder) -> Builder:
    """`images` `[B, 3, 64, 64]` in 0…1 to `latents` `[B, 16, 8, 8]` of unit root mean square."""
    b = Builder("compress")
    x = b.input("images", "float32", ["B", 3, 64, 64])
    x = b.op("Sub", b.op("Mul", x, b.constant(2.0)), b.constant(1.0))
    for i, layer in enumerate(model.layers):
        if isinstance(layer, nn.SiLU):
            x = silu(b, x)
        else:
            write = residual if isinstance(layer, Residual) else convolution
            x = write(b, f"layers.{i}", layer, x)
    square = b.op("ReduceMean", b.op("Mul", x, x), b.ints(1, 2, 3), keepdims=1)
    x = b.op("Div", x, b.op("Sqrt", b.op("Add", square, b.constant(1e-6))))
    b.output("latents", x, "float32", ["B", BITS, FULL, FULL])
    return b
