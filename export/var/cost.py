"""What VAR costs, from its sizes alone: what `graph.cost` counts in its graphs, and so for sizes nobody has weights of."""

from typing import Any

from costs.layers import attention, convolution, linear
from var.decoder import BLOCKS, PIXELS
from var.size import Size

ROWS = 2
"""With and without class."""


def generator_cost(size: Size, number_bytes: int = 4) -> dict[str, Any]:
    """The cost table of one path: FLOPs at each scale, and bytes of keys and values, `number_bytes` a number."""
    transformer, scores, cache = [], [], []
    width, seen = size.width, 0
    for side in size.sides:
        tokens = side**2
        seen += tokens
        scores.append(ROWS * size.depth * attention(tokens, seen, width))
        block = 4 * linear(tokens, width, width) + 2 * linear(tokens, width, 4 * width)
        ends = linear(tokens, size.channels, width) + ROWS * linear(tokens, width, size.vocabulary)
        transformer.append(scores[-1] + ROWS * size.depth * block + ends + _latent(size, side))
        cache.append(ROWS * size.depth * 2 * seen * width * number_bytes)
    return {"begin": _begin(size), "transformer": transformer, "attention": scores, "cacheBytes": cache}


def _begin(size: Size) -> int:
    modulations = (1 if size.shared else size.depth) * linear(1, size.width, 6 * size.width)
    return ROWS * (modulations + linear(1, size.width, 2 * size.width))


def _latent(size: Size, side: int) -> int:
    """The next input made smaller, the codes made larger, each on rows and columns, and a convolution."""
    resized = size.channels * (_resized(size.full, side) + _resized(side, size.full))
    return resized + convolution(size.channels, size.channels, size.full)


def _resized(before: int, after: int) -> int:
    """One plane from one side to another, on rows and on columns."""
    return linear(after, before, before) + linear(after, before, after)


def decode_cost(size: Size, side: int | None = None) -> int:
    """FLOPs of one image of a latent of `side`, or of the whole latent."""
    side = side or size.full
    widths = size.widths
    lowest, inner = widths[-1], 2 * convolution(widths[-1], widths[-1], side)
    looks = convolution(lowest, 4 * lowest, side, 1) + attention(side**2, side**2, lowest)
    total = convolution(size.channels, size.channels, side) + convolution(size.channels, lowest, side)
    total += 2 * inner + looks + BLOCKS * looks
    inputs = lowest
    for level in reversed(range(len(widths))):
        outputs = widths[level]
        for _ in range(BLOCKS):
            total += convolution(inputs, outputs, side) + convolution(outputs, outputs, side)
            total += convolution(inputs, outputs, side, 1) if inputs != outputs else 0
            inputs = outputs
        if level:
            side *= 2
            total += convolution(outputs, outputs, side)
    return total + convolution(size.base, 3, side)


def smaller_cost(size: Size, side: int) -> int:
    """FLOPs of one image of a whole latent that is averaged to `side` first, as large as any."""
    resized = size.channels * _resized(size.full, side) + 3 * _resized(PIXELS * side, PIXELS * size.full)
    return decode_cost(size, side) + resized
