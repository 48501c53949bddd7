"""Images as a generator may leave them: through the tokenizer, with wrong bits or without the last scales."""

import torch

from tokenizer.quantizer import add_codes
from tokenizer.schedule import SCALES
from tokenizer.train import Tokenizer


@torch.no_grad()
def rebuild(
    tokenizer: Tokenizer, images: torch.Tensor, flips: torch.Tensor | None = None, last: torch.Tensor | None = None
) -> torch.Tensor:
    """Images `[B, 3, 64, 64]` in −1…1, decoded from their codes.

    `flips` `[B]` is each image's chance that a bit is wrong; no later scale corrects it. `last` `[B]` is the
    last scale that counts, 0…12; without it, all do.
    """
    quantizer, count = tokenizer.quantizer, len(images)
    flips = torch.zeros(count) if flips is None else flips
    last = torch.full((count,), SCALES - 1) if last is None else last
    with torch.autocast("cpu", torch.bfloat16):
        latents = tokenizer.encoder(images).float()
    bits, _, total = quantizer.walk(latents)
    total = torch.zeros_like(total)
    for scale, (right, amplitude) in enumerate(zip(bits, quantizer.amplitudes)):
        wrong = (torch.rand(right.shape) < flips[:, None, None]).float()
        added = add_codes(total, (right - wrong).abs(), amplitude, scale)
        total = torch.where((scale <= last)[:, None, None, None], added, total)
    with torch.autocast("cpu", torch.bfloat16):
        return tokenizer.decoder(total).float().clamp(-1, 1)
