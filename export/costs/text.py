"""The encoder that reads prompts: flan-T5-xl (arXiv 2210.11416), of which Infinity takes the encoder alone."""

from costs.layers import attention, linear

WIDTH, INNER, HIDDEN, DEPTH = 2048, 2048, 5120, 24


def t5_encoder(tokens: int) -> int:
    """One prompt of so many tokens; the feed-forward layer is gated, so it has three products."""
    block = 4 * linear(tokens, WIDTH, INNER) + 3 * linear(tokens, WIDTH, HIDDEN) + attention(tokens, tokens, INNER)
    return DEPTH * block
