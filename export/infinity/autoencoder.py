"""What drawing needs of Infinity's bitwise autoencoder: its decoder; see `infinity.quantiser` for the codes."""

import torch
from torch import nn

from infinity.decoder import Decoder
from infinity.size import Size


class Autoencoder(nn.Module):
    """Loads published checkpoints by name, without the encoder: see `infinity.weights`."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.decoder = Decoder(size.codes, size.widths)

    def decode(self, latent: torch.Tensor) -> torch.Tensor:
        """`latent` `[B, codes, side, side]`, of any side, to images `[B, 3, …]` in 0…1, 16 times as wide (8 with patches)."""
        return (self.decoder(latent).clamp(-1, 1) + 1) / 2
