"""What drawing needs of VAR's autoencoder: the quantiser and the decoder."""

import torch
from torch import nn

from var.decoder import Decoder
from var.quantiser import Quantiser
from var.size import Size


class Autoencoder(nn.Module):
    """Loads `vae_ch160v4096z32.pth` by name, without its encoder: see `var.weights`."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.quantize = Quantiser(size)
        self.post_quant_conv = nn.Conv2d(size.channels, size.channels, 3, padding=1)
        self.decoder = Decoder(size.channels, size.widths)

    def decode(self, latent: torch.Tensor) -> torch.Tensor:
        """`latent` `[B, channels, side, side]` to images `[B, 3, 16 · side, 16 · side]` in 0…1."""
        return (self.decoder(self.post_quant_conv(latent)).clamp(-1, 1) + 1) / 2
