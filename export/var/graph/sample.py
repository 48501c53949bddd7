"""`var.sampling`, written into a graph."""

import numpy as np

from graph.builder import Builder


def guided(b: Builder, logits: str, guidance: str, grown: str) -> str:
    """`logits` `[2, U, n, V]` to `[U, n, V]`; `grown` is 0 at the first scale and 1 at the last."""
    conditional, free = (b.op("Gather", logits, b.constant(i, np.int64), axis=0) for i in range(2))
    one = b.constant(1.0)
    g = b.op("Add", one, b.op("Mul", b.op("Sub", guidance, one), grown))
    return b.op("Add", b.op("Mul", g, conditional), b.op("Mul", b.op("Sub", one, g), free))


def probabilities(b: Builder, logits: str, temperature: str, top_p: str, top_k: int, vocabulary: int) -> str:
    """Guided `logits` `[U, n, V]` to chances of the same shape; `top_k` 0 or V: all."""
    k = top_k if 0 < top_k < vocabulary else vocabulary
    logits = b.op("Div", logits, temperature)
    ordered, _ = b.ops(2, "TopK", logits, b.ints(vocabulary), axis=-1, largest=0, sorted=1)
    axis, end = b.ints(-1), b.ints(vocabulary - 1)
    least = b.op("Slice", ordered, b.ints(vocabulary - k), b.ints(vocabulary - k + 1), axis)  # (U, n, 1)
    never = b.constant(-np.inf)
    among = b.op("Softmax", b.op("Where", b.op("Less", ordered, least), never, ordered), axis=-1)
    among = b.op("CumSum", among, b.constant(-1, np.int64))
    dropped = b.op("LessOrEqual", among, b.op("Sub", b.constant(1.0), top_p))
    others = b.op("Where", dropped, b.constant(np.inf), ordered)
    kept = b.op("ReduceMin", b.op("Slice", others, b.ints(0), end, axis), axis, keepdims=1)
    likeliest = b.op("Slice", ordered, end, b.ints(vocabulary), axis)
    least = b.op("Max", least, b.op("Min", kept, likeliest))
    return b.op("Softmax", b.op("Where", b.op("Less", logits, least), never, logits), axis=-1)


def drawn(b: Builder, p: str, fan: str, noise: str) -> str:
    """`p` `[U, n, V]`, `fan` `[B]` and `noise` `[B, n, 1]` to ids `[B, n, 1]`; noise below 0 forces id −noise − 1."""
    sums = b.op("Gather", b.op("CumSum", p, b.constant(-1, np.int64)), fan, axis=0)  # (B, n, V)
    total = b.op("ReduceMax", sums, b.ints(-1), keepdims=1)

    def counted(kind: str, limit: str) -> str:
        # In float32, exact below 2²⁴: WebGPU has no int64 sums.
        return b.op("ReduceSum", b.op("Cast", b.op(kind, sums, limit), to=1), b.ints(-1), keepdims=1)

    ids = b.op("Min", counted("LessOrEqual", b.op("Mul", noise, total)), counted("Less", total))
    forced = b.op("Sub", b.op("Neg", noise), b.constant(1.0))
    return b.op("Cast", b.op("Where", b.op("Less", noise, b.constant(0.0)), forced, ids), to=7)
