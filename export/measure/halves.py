"""What rounding the weights to float16 does to the bits."""

from typing import Any

import torch

from generator.draw import draw
from generator.generator import Generator
from generator.sampling import Sampling
from measure.prompt_list import ids_of, prompt_list
from tokenizer.schedule import BITS, SIDES


@torch.no_grad()
def measure_halves(
    trained: Generator, rounded: Generator, amplitudes: torch.Tensor, sampling: Sampling, seed: int = 3
) -> dict[str, Any]:
    """Probabilities of the rounded weights against those as trained, on the same earlier bits.

    One image a development prompt. `meanChange` and `largestChange` are of probabilities after top-p, `otherBits`
    the share of bits that the same noise would draw differently, `ones` the share of 1s drawn by either.
    """
    ids = torch.from_numpy(ids_of(prompt_list("development")))
    torch.manual_seed(seed)
    noise = [torch.rand(len(ids), side * side, BITS) for side in SIDES]
    drawn = draw(trained, amplitudes, ids, noise, sampling)
    again = _forced(rounded, amplitudes, ids, drawn.bits, sampling)
    first, second = (torch.cat(parts, 1) for parts in (drawn.probabilities, again))
    uniform = torch.cat(noise, 1)
    return {
        "meanChange": round((first - second).abs().mean().item(), 6),
        "largestChange": round((first - second).abs().max().item(), 4),
        "otherBits": round(((uniform < first) != (uniform < second)).float().mean().item(), 6),
        "ones": [round((uniform < one).float().mean().item(), 5) for one in (first, second)],
    }


def _forced(
    model: Generator, amplitudes: torch.Tensor, ids: torch.Tensor, bits: list[torch.Tensor], sampling: Sampling
) -> list[torch.Tensor]:
    """Probabilities of `model` where every scale is fed the given bits of the earlier ones."""
    # Noise 0 forces a bit to 1, noise 1 to 0.
    return draw(model, amplitudes, ids, [1 - one for one in bits], sampling).probabilities
