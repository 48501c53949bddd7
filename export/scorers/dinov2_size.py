"""The sizes of DINOv2."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Dinov2Size:
    width: int = 1024
    depth: int = 24
    heads: int = 16
    registers: int = 4  # 0: those without
    #: Of pictures as the model is to see them.
    side: int = 224
    patch: int = 14
    #: Patches along a side of the pictures that it was trained on: so many positions it has.
    trained: int = 37

    def __post_init__(self) -> None:
        if self.side % self.patch or self.side < self.patch:
            raise ValueError(f"pictures have a side that {self.patch} divides, not {self.side}")

    @property
    def patches(self) -> int:
        """Along a side."""
        return self.side // self.patch


#: Width, depth and heads.
SIZES = {"small": (384, 12, 6), "base": (768, 12, 12), "large": (1024, 24, 16)}


def dinov2_size(name: str, registers: bool, side: int) -> Dinov2Size:
    """`name`: small, base or large. Raises ValueError for a `side` that patches do not fill."""
    width, depth, heads = SIZES[name]
    return replace(Dinov2Size(width, depth, heads, side=side), registers=4 if registers else 0)
