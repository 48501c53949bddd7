"""The kinds of blocks of InceptionV3, named as in torchvision, from A to E."""

from scorers.inception_block import Branch, InceptionBlock, averaged, halved
from scorers.rectified import Rectified

_FLAT, _TALL = (1, 7), (7, 1)


def block_a(inputs: int, pooled: int) -> InceptionBlock:
    """To 224 + `pooled` channels."""
    return InceptionBlock(
        Branch({"branch1x1": Rectified(inputs, 64)}),
        Branch({"branch5x5_1": Rectified(inputs, 48), "branch5x5_2": Rectified(48, 64, 5, pad=True)}),
        Branch(_double(inputs)),
        Branch({"branch_pool": Rectified(inputs, pooled)}, pool=averaged),
    )


def block_b(inputs: int) -> InceptionBlock:
    """Half as many rows and columns, 480 channels more."""
    return InceptionBlock(
        Branch({"branch3x3": Rectified(inputs, 384, 3, stride=2)}),
        Branch(_double(inputs, stride=2)),
        Branch(pool=halved),
    )


def block_c(inputs: int, inner: int) -> InceptionBlock:
    """To 768 channels; 7 × 7 as 1 × 7 and 7 × 1."""
    single = {
        "branch7x7_1": Rectified(inputs, inner),
        "branch7x7_2": Rectified(inner, inner, _FLAT, pad=True),
        "branch7x7_3": Rectified(inner, 192, _TALL, pad=True),
    }
    double = {
        "branch7x7dbl_1": Rectified(inputs, inner),
        "branch7x7dbl_2": Rectified(inner, inner, _TALL, pad=True),
        "branch7x7dbl_3": Rectified(inner, inner, _FLAT, pad=True),
        "branch7x7dbl_4": Rectified(inner, inner, _TALL, pad=True),
        "branch7x7dbl_5": Rectified(inner, 192, _FLAT, pad=True),
    }
    pooled = Branch({"branch_pool": Rectified(inputs, 192)}, pool=averaged)
    return InceptionBlock(Branch({"branch1x1": Rectified(inputs, 192)}), Branch(single), Branch(double), pooled)


def block_d(inputs: int) -> InceptionBlock:
    """Half as many rows and columns, 512 channels more."""
    crossed = {
        "branch7x7x3_1": Rectified(inputs, 192),
        "branch7x7x3_2": Rectified(192, 192, _FLAT, pad=True),
        "branch7x7x3_3": Rectified(192, 192, _TALL, pad=True),
        "branch7x7x3_4": Rectified(192, 192, 3, stride=2),
    }
    return InceptionBlock(
        Branch({"branch3x3_1": Rectified(inputs, 192), "branch3x3_2": Rectified(192, 320, 3, stride=2)}),
        Branch(crossed),
        Branch(pool=halved),
    )


def block_e(inputs: int) -> InceptionBlock:
    """To 2048 channels; 3 × 3 as 1 × 3 beside 3 × 1."""
    double = {"branch3x3dbl_1": Rectified(inputs, 448), "branch3x3dbl_2": Rectified(448, 384, 3, pad=True)}
    return InceptionBlock(
        Branch({"branch1x1": Rectified(inputs, 320)}),
        Branch({"branch3x3_1": Rectified(inputs, 384)}, _beside("branch3x3_2")),
        Branch(double, _beside("branch3x3dbl_3")),
        Branch({"branch_pool": Rectified(inputs, 192)}, pool=averaged),
    )


def _double(inputs: int, stride: int = 1) -> dict[str, Rectified]:
    return {
        "branch3x3dbl_1": Rectified(inputs, 64),
        "branch3x3dbl_2": Rectified(64, 96, 3, pad=True),
        "branch3x3dbl_3": Rectified(96, 96, 3, stride, pad=stride == 1),
    }


def _beside(stem: str) -> dict[str, Rectified]:
    return {f"{stem}a": Rectified(384, 384, (1, 3), pad=True), f"{stem}b": Rectified(384, 384, (3, 1), pad=True)}
