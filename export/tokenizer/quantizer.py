"""Multi-scale residual binary quantisation of a latent."""

import torch
from torch import nn

from tokenizer.schedule import DOWN, FULL, SCALES, UP


class Quantizer(nn.Module):
    """Each scale adds ±amplitude a bit to what earlier scales left over.

    The amplitude of a scale is the mean size of what is left there: the best single number. Learned from
    the image error instead, it grows at scale 0 until the next four scales do nothing but take it back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("amplitudes", torch.zeros(SCALES))

    def forward(self, latents: torch.Tensor) -> torch.Tensor:
        """Sums of the codes `[13, B, 16, 8, 8]` after every scale, without gradient; in training the amplitudes follow."""
        rest = latents.detach().flatten(2)  # (B, 16, 64)
        total = torch.zeros_like(rest)
        sums = []
        for k in range(SCALES):
            left = (rest - total) @ DOWN[k].T  # (B, 16, n)
            if self.training:
                size = left.abs().mean()
                self.amplitudes[k] += (size - self.amplitudes[k]) * (0.02 if self.amplitudes[k] else 1)
            total = total + self.amplitudes[k] * (((left > 0).float() * 2 - 1) @ UP[k].T)
            sums.append(total.unflatten(2, (FULL, FULL)))
        return torch.stack(sums)

    @torch.no_grad()
    def walk(
        self, latents: torch.Tensor, flips: torch.Tensor | None = None
    ) -> tuple[list[torch.Tensor], list[torch.Tensor], torch.Tensor]:
        """Targets and inputs of every scale, with bitwise self-correction.

        `latents` `[B, 16, 8, 8]`; `flips` `[B]` is each image's chance that a bit entering the sum is wrong:
        later targets then correct the error. Returns bits `[B, n, 16]` 0 or 1 a scale, the inputs
        `[B, n, 16]` a scale (earlier codes at this scale's side), and the final sum `[B, 16, 8, 8]`.
        """
        rest = latents.flatten(2)  # (B, 16, 64)
        total = torch.zeros_like(rest)
        bits, inputs = [], []
        for k, amplitude in enumerate(self.amplitudes):
            inputs.append((total @ DOWN[k].T).transpose(1, 2))
            right = (rest - total) @ DOWN[k].T > 0  # (B, 16, n)
            bits.append(right.transpose(1, 2).float())
            used = right if flips is None else right ^ (torch.rand(right.shape) < flips[:, None, None])
            total = total + amplitude * ((used.float() * 2 - 1) @ UP[k].T)
        return bits, inputs, total.unflatten(2, (FULL, FULL))


def add_codes(total: torch.Tensor, bits: torch.Tensor, amplitude: torch.Tensor, scale: int) -> torch.Tensor:
    """Latents `[B, 16, 8, 8]` after the bits `[B, n, 16]` of one scale."""
    codes = amplitude * (bits * 2 - 1)  # (B, n, 16)
    return total + (codes.transpose(1, 2) @ UP[scale].T).unflatten(2, (FULL, FULL))
