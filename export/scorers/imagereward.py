"""ImageReward (arXiv 2304.05977): how well a picture shows what a prompt asks for, as people would rank it."""

from itertools import pairwise

import torch
from torch import nn
from transformers import BlipTextModel, BlipVisionModel

from scorers.blip import Blip

#: Of the head's values over its training's pictures.
MEAN, DEVIATION = 0.16717362830052426, 1.0333394966054072


class ImageReward(nn.Module):
    """Loads `ImageReward.pt` by name: see `scorers.imagereward_published`."""

    def __init__(self, size: Blip) -> None:
        super().__init__()
        self.size = size
        self.vision = BlipVisionModel(size.vision())
        self.text = BlipTextModel(size.text(), add_pooling_layer=False)
        layers = [nn.Linear(before, after) for before, after in pairwise((size.text_width, *size.head))]
        # At the places where training drops values out.
        self.head = nn.Sequential(*(part for layer in layers[:3] for part in (layer, nn.Identity())), *layers[3:])

    def forward(self, images: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        """`images` `[B, 3, side, side]`, normalised; `ids` `[1, T]`, without padding, of one prompt for all.

        Returns `[B]`.
        """
        seen = self.vision(pixel_values=images).last_hidden_state  # (B, 1 + patches, width)
        places = torch.arange(ids.shape[1])[None]
        words = self.text.embeddings(input_ids=ids, position_ids=places).expand(images.shape[0], -1, -1)
        # Not through the whole text model, which would mask nothing, and say so in the graph.
        read = self.text.encoder(words, encoder_hidden_states=seen).last_hidden_state
        # The first token is the prompt's. Two of them go through the head, as the product of one row, a picture alone,
        # is computed by another kernel than that of many.
        value = self.head(read[:, :2])[:, 0, 0]
        return (value - MEAN) / DEVIATION
