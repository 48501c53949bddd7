"""Sizes of BLIP's towers of pictures and text, as ImageReward has them."""

from dataclasses import dataclass

from transformers import BlipTextConfig, BlipVisionConfig


@dataclass(frozen=True)
class Blip:
    """As published: ViT-L/16 at 224 × 224, and BERT-base that looks at it in every layer."""

    side: int = 224
    patch: int = 16
    width: int = 1024
    depth: int = 24
    heads: int = 16
    text_width: int = 768
    text_depth: int = 12
    text_heads: int = 12
    words: int = 30524  # those of bert-base-uncased, and two that prompts have not
    length: int = 512
    #: Widths of the head's layers; the last one is the value.
    head: tuple[int, ...] = (1024, 128, 64, 16, 1)

    def vision(self) -> BlipVisionConfig:
        return BlipVisionConfig(
            hidden_size=self.width, intermediate_size=4 * self.width, num_hidden_layers=self.depth,
            num_attention_heads=self.heads, image_size=self.side, patch_size=self.patch, layer_norm_eps=1e-6,
            attn_implementation="eager",
        )  # fmt: skip

    def text(self) -> BlipTextConfig:
        return BlipTextConfig(
            vocab_size=self.words, hidden_size=self.text_width, encoder_hidden_size=self.width,
            intermediate_size=4 * self.text_width, num_hidden_layers=self.text_depth,
            num_attention_heads=self.text_heads, max_position_embeddings=self.length, layer_norm_eps=1e-12,
            bos_token_id=None, attn_implementation="eager",
        )  # fmt: skip
