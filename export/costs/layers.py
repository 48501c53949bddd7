"""FLOPs of the layers that models are made of: 2 × multiply-adds; norms, softmax and sampling left out, as is usual."""


def linear(rows: int, inputs: int, outputs: int) -> int:
    return 2 * rows * inputs * outputs


def attention(queries: int, keys: int, width: int) -> int:
    """Scores and weighted sums, projections apart."""
    return 4 * queries * keys * width


def convolution(inputs: int, outputs: int, side: int, kernel: int = 3) -> int:
    """Of a square picture, `side` after it."""
    return 2 * inputs * outputs * kernel**2 * side**2


def vision_transformer(tokens: int, width: int, depth: int, hidden: int) -> int:
    """Blocks of self-attention and an MLP of two layers."""
    block = 4 * linear(tokens, width, width) + 2 * linear(tokens, width, hidden) + attention(tokens, tokens, width)
    return depth * block
