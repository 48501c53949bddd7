"""Aesthetic predictor v2.5: how well people would like a picture, whatever it shows."""

from itertools import pairwise

import torch
from torch import nn
from torch.nn.functional import normalize
from transformers import SiglipVisionModel

from scorers.siglip_size import SiglipSize

#: Of the layers that follow; the last one is the value.
WIDTHS = (1024, 128, 64, 16, 1)
#: The model's own values are 1 to 10.
_TENTH = 10


class Aesthetic(nn.Module):
    """SigLIP's tower of pictures, and linear layers: see `scorers.aesthetic_published` for their checkpoints."""

    def __init__(self, size: SiglipSize, widths: tuple[int, ...] = WIDTHS) -> None:
        super().__init__()
        self.size = size
        self.vision_model = SiglipVisionModel(size.config())
        first, *others = (nn.Linear(before, after) for before, after in pairwise((size.width, *widths)))
        # At the places where training drops values out.
        self.scoring_head = nn.Sequential(first, *(part for layer in others for part in (nn.Identity(), layer)))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """`images` `[B, 3, side, side]`, normalised, to a tenth of the model's values `[B]`."""
        model, pool = self.vision_model, self.vision_model.head
        patches = model.embeddings.patch_embedding(images).flatten(2).transpose(1, 2)
        # Not through the whole model, which looks whether there is something to mask, and says so in the graph.
        x = model.encoder(inputs_embeds=patches + model.embeddings.position_embedding.weight).last_hidden_state
        x = model.post_layernorm(x)
        # The same is asked for twice, as the product of one row, a picture alone, is computed by another kernel than
        # that of many.
        x, _ = pool.attention(pool.probe.expand(images.shape[0], 2, -1), x, x, need_weights=False)
        x = x + pool.mlp(pool.layernorm(x))
        return self.scoring_head(normalize(x, dim=-1))[:, 0, 0] / _TENTH
