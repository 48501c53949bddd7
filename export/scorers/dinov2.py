"""DINOv2 (arXiv 2304.07193, registers: 2309.16588): features of patches that were learned without labels."""

import torch
from torch import nn
from transformers import Dinov2Config, Dinov2Model, Dinov2WithRegistersConfig, Dinov2WithRegistersModel

from scorers.dinov2_size import Dinov2Size


class Dinov2(nn.Module):
    """Loads `dinov2_vitl14_reg4_pretrain.pth` and its like by name: see `scorers.dinov2_published`."""

    def __init__(self, size: Dinov2Size) -> None:
        super().__init__()
        self.size = size
        shared = {
            "hidden_size": size.width, "num_hidden_layers": size.depth, "num_attention_heads": size.heads,
            "image_size": size.side, "patch_size": size.patch, "mlp_ratio": 4, "layer_norm_eps": 1e-6,
            "attn_implementation": "eager",
        }  # fmt: skip
        if size.registers:
            config = Dinov2WithRegistersConfig(num_register_tokens=size.registers, **shared)
            self.trunk: nn.Module = Dinov2WithRegistersModel(config)
        else:
            self.trunk = Dinov2Model(Dinov2Config(**shared))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """`images` `[B, 3, side, side]`, normalised, to patches in rows `[B, patches², width]`, normed."""
        # Not through the whole trunk, which would mask nothing, and say so in the graph.
        seen = self.trunk.encoder(self.trunk.embeddings(images)).last_hidden_state
        return self.trunk.layernorm(seen[:, 1 + self.size.registers :])
