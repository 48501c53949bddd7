"""The decoder of Infinity's tokenizer, layer by layer (Infinity `infinity/models/bsq_vae/flux_vqgan.py`)."""

from costs.layers import convolution

CHANNELS, MULTIPLIERS, BLOCKS = 128, (1, 2, 4, 4, 4), 3


def decode(side: int, bits: int = 32) -> int:
    """FLOPs of one latent of `side`², whose picture has 16 times the side."""
    wide = CHANNELS * MULTIPLIERS[-1]
    flops = convolution(bits, wide, side) + 2 * _block(wide, wide, side)  # no attention in the middle
    for level, multiplier in reversed(list(enumerate(MULTIPLIERS))):
        narrow = CHANNELS * multiplier
        for _ in range(BLOCKS):
            flops += _block(wide, narrow, side)
            wide = narrow
        if level > 0:
            side *= 2
            flops += convolution(wide, wide, side)
    return flops + convolution(wide, 3, side)


def _block(inputs: int, outputs: int, side: int) -> int:
    """A residual block; its shortcut is a layer of its own where the number of channels changes."""
    shortcut = convolution(inputs, outputs, side, kernel=1) if inputs != outputs else 0
    return convolution(inputs, outputs, side) + convolution(outputs, outputs, side) + shortcut
