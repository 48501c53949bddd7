"""What reading a prompt costs."""

from costs.layers import attention, linear
from text.t5_size import T5Size


def t5_cost(size: T5Size, tokens: int) -> int:
    """FLOPs of one prompt of so many tokens; the feed-forward layer is gated, so it has three products."""
    inner = size.heads * size.head
    block = 4 * linear(tokens, size.width, inner) + 3 * linear(tokens, size.width, size.hidden)
    return size.depth * (block + attention(tokens, tokens, inner))
