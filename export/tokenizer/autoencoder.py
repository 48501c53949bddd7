"""Image to latent and back."""

import torch
from torch import nn
from torch.nn.functional import pixel_shuffle

from tokenizer.residual import Residual
from tokenizer.schedule import BITS
from tokenizer.strided import strided


class Encoder(nn.Module):
    """Images `[B, 3, 64, 64]` in −1…1 to latents `[B, 16, 8, 8]` of unit root mean square.

    `deep` more blocks on the 8×8 plane let every cell know the whole picture.
    """

    def __init__(self, widths: tuple[int, int, int] = (32, 64, 128), deep: int = 2) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *strided(widths, deep), nn.SiLU(), nn.Conv2d(widths[-1], BITS, 3, padding=1)
        )

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        latents = self.layers(images).float()
        return latents * (latents.square().mean((1, 2, 3), keepdim=True) + 1e-6).rsqrt()


class Decoder(nn.Module):
    """Latents `[B, 16, 8, 8]` to images `[B, 3, 64, 64]` in about −1…1.

    The 1×1 convolutions before each pixel shuffle keep a decode below 5 % of a raw image's cost.
    """

    def __init__(self, widths: tuple[int, int, int] = (96, 64, 32), deep: int = 1) -> None:
        super().__init__()
        self.enter = nn.Conv2d(BITS, widths[0], 3, padding=1)
        self.deep = nn.ModuleList(Residual(widths[0]) for _ in range(deep))
        self.blocks = nn.ModuleList(Residual(width) for width in widths)
        self.grow = nn.ModuleList(nn.Conv2d(a, 4 * b, 1) for a, b in zip(widths, widths[1:]))
        self.leave = nn.Conv2d(widths[-1], 12, 3, padding=1)

    def forward(self, latents: torch.Tensor) -> torch.Tensor:
        x = self.enter(latents)  # (B, 96, 8, 8)
        for block in [*self.deep, self.blocks[0]]:
            x = block(x)
        for grow, block in zip(self.grow, self.blocks[1:]):
            x = block(pixel_shuffle(grow(x), 2))  # (B, 64, 16, 16), (B, 32, 32, 32)
        return pixel_shuffle(self.leave(nn.functional.silu(x)), 2)  # (B, 3, 64, 64)
