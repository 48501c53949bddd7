"""What Infinity costs, from its sizes alone: what `graph.cost` counts in its graphs, and so for sizes nobody has weights of."""

from typing import Any

from costs.layers import attention, convolution, linear
from infinity.decoder import BLOCKS
from infinity.size import Size

ROWS = 2
"""With the prompt and without."""
WORDS = 30
"""Of a prompt, in the cost tables."""


def generator_cost(size: Size, text: int = 0, words: int = WORDS, number_bytes: int = 4) -> dict[str, Any]:
    """The cost table of one path: FLOPs at each scale, and bytes of keys and values, `number_bytes` a number.

    `text` are the FLOPs of reading `words` words, which count once a prompt, with `begin`.
    """
    transformer, scores, cache = [], [], []
    width, seen = size.width, 0
    for side in size.sides:
        tokens = side**2
        seen += tokens
        looked = attention(tokens, seen, width) + attention(tokens, words, width)
        scores.append(ROWS * size.depth * looked)
        # Self-attention's query, key, value and output; cross-attention's query and output; the feed-forward layer.
        block = 6 * linear(tokens, width, width) + 2 * linear(tokens, width, size.hidden)
        ends = linear(tokens, size.bits, width) + ROWS * linear(tokens, width, 2 * size.bits)
        transformer.append(scores[-1] + ROWS * size.depth * block + ends + _latent(size, side * size.patch))
        cache.append(ROWS * size.depth * 2 * seen * width * number_bytes)
    begin = text + begin_cost(size, words)
    return {"begin": begin, "transformer": transformer, "attention": scores, "cacheBytes": cache}


def begin_cost(size: Size, words: int) -> int:
    """The prompt's vector, its keys and values in all blocks, and the modulation of these."""
    width, channels = size.width, size.channels
    pooled = 2 * linear(words, channels, width) + attention(1, words, width) + linear(1, width, width)
    entered = linear(words, channels, width) + linear(words, width, width)
    modulated = (1 if size.shared else size.depth) * linear(1, width, 6 * width) + linear(1, width, 2 * width)
    return ROWS * (pooled + entered + modulated + size.depth * 2 * linear(words, width, width))


def _latent(size: Size, side: int) -> int:
    """The next input made smaller and the codes made larger, each on rows and columns."""
    return size.codes * (_resized(size.full, side) + _resized(side, size.full))


def _resized(before: int, after: int) -> int:
    """One plane from one side to another, on rows and on columns."""
    return linear(after, before, before) + linear(after, before, after)


def decode_cost(size: Size, side: int | None = None) -> int:
    """FLOPs of one image of a latent of `side`, or of the whole latent."""
    side = side or size.full
    widths = size.widths
    wide = widths[-1]
    total = convolution(size.codes, wide, side) + 4 * convolution(wide, wide, side)
    for level in reversed(range(len(widths))):
        narrow = widths[level]
        for _ in range(BLOCKS):
            total += convolution(wide, narrow, side) + convolution(narrow, narrow, side)
            total += convolution(wide, narrow, side, kernel=1) if wide != narrow else 0
            wide = narrow
        if level:
            side *= 2
            total += convolution(wide, wide, side)
    return total + convolution(wide, 3, side)


def smaller_cost(size: Size, side: int) -> int:
    """Of one made from the latent at `side` and shown as large as a whole one."""
    pixels = size.cell * size.full
    resized = size.codes * _resized(size.full, side) + 3 * _resized(size.cell * side, pixels)
    return decode_cost(size, side) + resized
