"""Sizes of SigLIP's tower of pictures (arXiv 2303.15343)."""

from dataclasses import dataclass

from transformers import SiglipVisionConfig


@dataclass(frozen=True)
class SiglipSize:
    """Defaults are so400m-patch14-384, whose patches leave out six pixels at the right and at the bottom."""

    side: int = 384
    patch: int = 14
    width: int = 1152
    depth: int = 27
    heads: int = 16
    #: Between the two layers of a feed-forward part.
    hidden: int = 4304

    def config(self) -> SiglipVisionConfig:
        return SiglipVisionConfig(
            hidden_size=self.width, intermediate_size=self.hidden, num_hidden_layers=self.depth,
            num_attention_heads=self.heads, image_size=self.side, patch_size=self.patch, attn_implementation="eager",
        )  # fmt: skip
