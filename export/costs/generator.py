"""The transformer of Infinity-2B (Infinity `infinity/models/infinity.py`, `basic.py`), one path with guidance."""

from typing import Any

from costs.layers import attention, linear
from costs.text import t5_encoder

SIDES = (1, 2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 64)
BITS, WIDTH, DEPTH, HIDDEN = 32, 2048, 32, 8192
ROWS = 2
"""Conditional and unconditional."""
TEXT = 30
"""Text tokens of a prompt, each of as many numbers as the transformer is wide."""
PADDED = 512
"""Tokens to which the official code pads every prompt before it reads it (`tools/run_infinity.py`, `encode_prompt`)."""
BYTES = 2
"""Of a number in the cache: bfloat16."""


def generator() -> dict[str, Any]:
    """The cost table: FLOPs of one path at each scale, and the bytes of keys and values it has after it."""
    transformer, scores, cache = [], [], []
    seen = 0
    for scale, side in enumerate(SIDES):
        tokens = side**2
        seen += tokens
        scores.append(ROWS * DEPTH * (attention(tokens, seen, WIDTH) + attention(tokens, TEXT, WIDTH)))
        # Self-attention's query, key, value and output; cross-attention's query and output; the MLP.
        block = 6 * linear(tokens, WIDTH, WIDTH) + 2 * linear(tokens, WIDTH, HIDDEN)
        # The head, two logits a bit, and the embedding of the codes so far, of which scale 0 has none.
        ends = linear(tokens, WIDTH, 2 * BITS) + (linear(tokens, BITS, WIDTH) if scale > 0 else 0)
        transformer.append(scores[-1] + ROWS * (DEPTH * block + ends))
        cache.append(ROWS * DEPTH * 2 * seen * WIDTH * BYTES)
    # What the official code does again: every path's copy of the prompt is read at full length, and its keys and values
    # are made anew at each scale.
    official = {"text": t5_encoder(PADDED), "again": _keys_values()}
    cost = {"begin": _begin(), "transformer": transformer, "attention": scores, "cacheBytes": cache}
    return cost | {"official": official}


def _keys_values() -> int:
    """Of the text, in all blocks."""
    return ROWS * DEPTH * 2 * linear(TEXT, WIDTH, WIDTH)


def _begin() -> int:
    """What is done once a prompt: reading it, its projection, pooling, keys and values, the modulation of all blocks."""
    projected = 2 * linear(TEXT, WIDTH, WIDTH)
    pooled = 2 * linear(TEXT, WIDTH, WIDTH) + attention(1, TEXT, WIDTH) + linear(1, WIDTH, WIDTH)
    modulated = linear(1, WIDTH, 6 * WIDTH) + linear(1, WIDTH, 2 * WIDTH)
    return t5_encoder(TEXT) + ROWS * (projected + pooled + modulated) + _keys_values()
