"""How bits are drawn from logits, written into a graph: guidance, temperature, the top-p rule, one uniform a bit."""

import numpy as np

from graph.builder import Builder


def probabilities(b: Builder, logits: str, guidance: str, temperature: str, top_p: str) -> str:
    """`logits` of a 1 against a 0 `[2, U, n, bits]`, with the prompt and without, to the chance of a 1 `[U, n, bits]`."""
    conditional, free = (b.op("Gather", logits, b.constant(i, np.int64), axis=0) for i in range(2))
    one = b.constant(1.0)
    rest = b.op("Mul", b.op("Sub", one, guidance), free)
    mixed = b.op("Add", b.op("Mul", guidance, conditional), rest)
    p = b.op("Sigmoid", b.op("Div", mixed, temperature))
    p = b.op("Where", b.op("LessOrEqual", p, b.op("Sub", one, top_p)), b.constant(0.0), p)
    return b.op("Where", b.op("GreaterOrEqual", p, top_p), one, p)


def drawn(b: Builder, p: str, fan: str, noise: str) -> str:
    """Chances `p` `[U, n, bits]`, `fan` `[B]` and `noise` `[B, n, bits]` to bits `[B, n, bits]`, 0 or 1."""
    # Noise 0 forces a 1 even where top-p says 0, as noise 1 forces a 0: so recorded bits can be fed.
    forced = b.op("LessOrEqual", noise, b.constant(0.0))
    limit = b.op("Where", forced, b.constant(1.0), b.op("Gather", p, fan, axis=0))
    return b.op("Cast", b.op("Less", noise, limit), to=1)
