"""The names of `ImageReward.pt`."""

from scorers.published import Published

_VISION = (
    ("embeddings.class_embedding", "cls_token"),
    ("embeddings.position_embedding", "pos_embed"),
    ("embeddings.patch_embedding", "patch_embed.proj"),
    ("encoder.layers.", "blocks."),
    ("self_attn.qkv", "attn.qkv"),
    ("self_attn.projection", "attn.proj"),
    ("post_layernorm", "norm"),
    ("layer_norm", "norm"),
)


class ImageRewardPublished(Published):
    """Of an `ImageReward`."""

    #: Numbers of places, and projections that BLIP is trained with.
    unused = ("blip.text_encoder.embeddings.position_ids", "blip.vision_proj.", "blip.text_proj.")

    def published(self, own: str) -> tuple[str, int | None]:
        part, _, rest = own.partition(".")
        if part == "vision":
            for ours, theirs in _VISION:
                rest = rest.replace(ours, theirs)
        place = {"vision": "blip.visual_encoder", "text": "blip.text_encoder", "head": "mlp.layers"}[part]
        return f"{place}.{rest}", None
