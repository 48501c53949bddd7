"""CLIP (arXiv 2103.00020): how near a picture is to a prompt."""

import torch
from torch import nn
from torch.nn.functional import normalize
from transformers import CLIPTextModel, CLIPVisionModel

from scorers.clip_size import ClipSize

#: Below every product of a query and a key.
_NEVER = -1e9


class Clip(nn.Module):
    """Its entries are those of transformers' CLIPModel; loads these, and open_clip's: see `scorers.clip_published`."""

    def __init__(self, size: ClipSize) -> None:
        super().__init__()
        self.size = size
        self.vision_model = CLIPVisionModel(size.vision())
        self.text_model = CLIPTextModel(size.text())
        self.visual_projection = nn.Linear(size.width, size.embedding, bias=False)
        self.text_projection = nn.Linear(size.text_width, size.embedding, bias=False)

    def forward(self, images: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        """`images` `[B, 3, side, side]`, normalised; `ids` `[1, T]`, without padding, of one prompt for all.

        Returns the cosines `[B]`, without CLIP's own scale.
        """
        return (self.see(images) * self.read(ids)).sum(-1)

    def see(self, images: torch.Tensor) -> torch.Tensor:
        """Pictures `[B, embedding]` of length 1."""
        model = self.vision_model
        places = model.embeddings
        patches = places.patch_embedding(images).flatten(2).transpose(1, 2)
        first = places.class_embedding.expand(images.shape[0], 1, -1)
        # Not through the whole models, which look whether there is something to mask, and say so in the graph.
        x = model.pre_layrnorm(torch.cat([first, patches], 1) + places.position_embedding.weight)
        x = model.encoder(inputs_embeds=x).last_hidden_state
        # The first one is the picture's. Two of them are projected, as the product of one row, a picture alone, is
        # computed by another kernel than that of many.
        return normalize(self.visual_projection(model.post_layernorm(x[:, :2]))[:, 0], dim=-1)

    def read(self, ids: torch.Tensor) -> torch.Tensor:
        """A prompt `[1, embedding]` of length 1, as its last token has it."""
        model, tokens = self.text_model, ids.shape[1]
        places = torch.arange(tokens)
        x = model.embeddings.token_embedding(ids) + model.embeddings.position_embedding.weight[:tokens]
        later = places[None] > places[:, None]
        mask = torch.where(later, _NEVER, 0.0)[None, None]
        x = model.encoder(inputs_embeds=x, attention_mask=mask).last_hidden_state
        return normalize(self.text_projection(model.final_layer_norm(x[:, -2:]))[:, -1], dim=-1)


class ClipPictures(nn.Module):
    """What a `Clip` sees in pictures: one patch each, of the whole."""

    def __init__(self, clip: Clip) -> None:
        super().__init__()
        self.clip = clip

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """`[B, 3, side, side]` to `[B, 1, embedding]`, of length 1."""
        return self.clip.see(images)[:, None]
