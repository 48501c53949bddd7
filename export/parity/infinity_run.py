"""Runs of the published Infinity on a case."""

from typing import Any
from unittest.mock import patch

import torch

from infinity.autoencoder import Autoencoder
from infinity.cases import Case
from infinity.draw import Drawn
from infinity.weights import take_infinity
from parity.infinity_package import Published
from shipping.seeded import seed_weights

#: Side of the corner of a latent that is decoded too.
CORNER = 8


@torch.no_grad()
def decoded(package: Published, case: Case, theirs: torch.Tensor, ours: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Published images of `theirs` and ours of `ours` `[P, 3, …]`, and published ones of a corner, in 0…1."""
    published, own = package.autoencoder(case.size), Autoencoder(case.size).eval()
    seed_weights(published, case.seed)
    take_infinity(own, {"vae": published.state_dict()}, "the published autoencoder")
    images, corner = ((published.decode(one) + 1) / 2 for one in (theirs, theirs[:, :, :CORNER, :CORNER]))
    return images, own.decode(ours), corner


def drawn(package: Published, model: Any, case: Case) -> tuple[Drawn, torch.Tensor]:
    """A run of the published loop without inputs at scale 0, and the start vectors `[2P, width]`."""
    prompts, noise, chosen = case.prompts(), case.noise(), case.sampling
    bits, logits, inputs, starts, latents = [], [], [], [], []

    def multinomial(chances: torch.Tensor, **_: Any) -> torch.Tensor:
        drawn = noise[len(bits)]
        bits.append((drawn < chances[:, 1].reshape(drawn.shape)).float())
        return bits[-1].long().reshape(-1, 1)

    def told(_: Any, __: Any, rows: torch.Tensor) -> None:
        pairs = rows.unflatten(2, (-1, 2)).unflatten(0, (2, -1))
        logits.append(pairs[..., 1] - pairs[..., 0])

    model.head.register_forward_hook(told)
    model.word_embed.register_forward_pre_hook(lambda _, seen: inputs.append(seen[0].clone()))
    model.text_proj_for_sos.register_forward_hook(lambda _, __, one: starts.append(one.clone()))
    lengths = torch.tensor([0, *case.words], dtype=torch.int32).cumsum(0, dtype=torch.int32)
    schedule = package.schedule(case.size.pixels)
    scales = len(schedule)
    with patch.object(torch, "multinomial", multinomial), patch.object(torch, "bfloat16", torch.float32):
        model.autoregressive_infer_cfg(
            vae=package.quantiser(case.size, latents), scale_schedule=schedule,
            label_B_or_BLT=(torch.cat(prompts), list(case.words), lengths, max(case.words)), B=len(prompts), g_seed=0,
            cfg_list=[chosen.guidance] * scales, tau_list=[chosen.temperature] * scales, top_k=900,
            top_p=chosen.top_p, returns_vemb=1, cfg_insertion_layer=[0], vae_type=32, ret_img=True, inference_mode=True,
        )  # fmt: skip
    return Drawn(bits, logits, inputs, latents[-1]), starts[-1]
