"""Strided convolutions from an image down to an 8×8 plane."""

from torch import nn

from tokenizer.residual import Residual


def strided(widths: tuple[int, ...], deep: int = 0) -> list[nn.Module]:
    """Layers that halve the side once a width, a residual block after each, then `deep` more blocks."""
    layers: list[nn.Module] = []
    for before, width in zip((3, *widths), widths):
        layers += [nn.Conv2d(before, width, 3, stride=2, padding=1), Residual(width)]
    return layers + [Residual(widths[-1]) for _ in range(deep)]
