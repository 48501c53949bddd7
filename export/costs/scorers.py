"""What looks at pictures in TTS-VAR: two encoders and two rewards, one picture each."""

from costs.layers import attention, convolution, linear, vision_transformer


def dinov2_large() -> int:
    """DINOv2 ViT-L/14 with registers at 224²: 256 patches, a class token and four registers."""
    return _patches(16, 14, 1024) + vision_transformer(256 + 1 + 4, 1024, 24, 4096)


def inception() -> int:
    """InceptionV3 at 299²: the 5.713 GMAC that torchvision states."""
    return 2 * 5_713_000_000


def image_reward() -> int:
    """ImageReward: BLIP's ViT-L/16 at 224², BERT-base over 35 text tokens that look at it, five linear layers."""
    tokens, text, wide, width, depth = 197, 35, 1024, 768, 12
    image = _patches(14, 16, wide) + vision_transformer(tokens, wide, 24, 4096)
    looked = 2 * linear(text, width, width) + 2 * linear(tokens, wide, width) + attention(text, tokens, width)
    return image + vision_transformer(text, width, depth, 3072) + depth * looked + _head(width)


def aesthetic() -> int:
    """Aesthetic predictor v2.5: SigLIP so400m/14 at 384², its pooling head, five linear layers."""
    tokens, width, hidden = 27**2, 1152, 4304
    pooled = 2 * linear(tokens, width, width) + attention(1, tokens, width)
    pooled += 2 * linear(1, width, width) + 2 * linear(1, width, hidden)
    return _patches(27, 14, width) + vision_transformer(tokens, width, 27, hidden) + pooled + _head(width)


def _patches(side: int, patch: int, width: int) -> int:
    return convolution(3, width, side, kernel=patch)


def _head(width: int) -> int:
    sizes = (width, 1024, 128, 64, 16, 1)
    return sum(linear(1, before, after) for before, after in zip(sizes, sizes[1:]))
