"""Sizes of CLIP (arXiv 2103.00020) and of open_clip's models (arXiv 2212.07143)."""

from dataclasses import dataclass, replace

from transformers import CLIPTextConfig, CLIPVisionConfig


@dataclass(frozen=True)
class ClipSize:
    """Defaults are ViT-B/32."""

    side: int = 224
    patch: int = 32
    width: int = 768
    depth: int = 12
    heads: int = 12
    #: Between the two layers of a feed-forward part.
    hidden: int = 3072
    text_width: int = 512
    text_depth: int = 12
    text_heads: int = 8
    #: Of what pictures and prompts become.
    embedding: int = 512
    words: int = 49408
    #: Most tokens of a prompt, the first and the last one too.
    length: int = 77
    #: `quick_gelu`, as OpenAI trained, or `gelu`, as open_clip did.
    activation: str = "gelu"

    def vision(self) -> CLIPVisionConfig:
        return CLIPVisionConfig(
            hidden_size=self.width, intermediate_size=self.hidden, num_hidden_layers=self.depth,
            num_attention_heads=self.heads, image_size=self.side, patch_size=self.patch, hidden_act=self.activation,
            attn_implementation="eager",
        )  # fmt: skip

    def text(self) -> CLIPTextConfig:
        return CLIPTextConfig(
            vocab_size=self.words, hidden_size=self.text_width, intermediate_size=4 * self.text_width,
            num_hidden_layers=self.text_depth, num_attention_heads=self.text_heads,
            max_position_embeddings=self.length, hidden_act=self.activation, bos_token_id=None, eos_token_id=None,
            attn_implementation="eager",
        )  # fmt: skip


_BASE = ClipSize()
_LARGE = ClipSize(224, 14, 1024, 24, 16, 4096, 768, 12, 12, 768)
_HUGE = ClipSize(224, 14, 1280, 32, 16, 5120, 1024, 24, 16, 1024)
#: As open_clip calls them.
CLIP_SIZES = {
    "ViT-B-32": _BASE,
    "ViT-B-16": replace(_BASE, patch=16),
    "ViT-L-14": _LARGE,
    "ViT-L-14-336": replace(_LARGE, side=336),
    "ViT-H-14": _HUGE,
    "ViT-g-14": replace(_HUGE, width=1408, depth=40, hidden=6144),
    "ViT-bigG-14": ClipSize(224, 14, 1664, 48, 16, 8192, 1280, 32, 20, 1280),
}
