"""How large a model of VAR is."""

from dataclasses import dataclass

#: Sides of the ten scales of a 256-pixel model.
SIDES_256 = (1, 2, 3, 4, 5, 6, 8, 10, 13, 16)
#: Of a 512-pixel model (d36-s).
SIDES_512 = (1, 2, 3, 4, 6, 9, 13, 18, 24, 32)


@dataclass(frozen=True)
class Size:
    """Defaults are d16; `width` is divisible by `heads`, `base` by 32 (the groups of a norm)."""

    depth: int = 16
    width: int = 1024
    heads: int = 16
    classes: int = 1000
    vocabulary: int = 4096
    #: Of a code, and so of the latent.
    channels: int = 32
    sides: tuple[int, ...] = SIDES_256
    #: One adaptive norm for all blocks with a small own part (d36-s) instead of one a block.
    shared: bool = False
    #: Channels of the decoder at full resolution.
    base: int = 160
    #: Channels of each of the decoder's levels over those, from full resolution to the latent's.
    growth: tuple[int, ...] = (1, 1, 2, 2, 4)

    @property
    def full(self) -> int:
        """Side of the latent."""
        return self.sides[-1]

    @property
    def widths(self) -> tuple[int, ...]:
        """Channels of the decoder at each resolution, the finest first; each is half as wide as the one before."""
        return tuple(self.base * factor for factor in self.growth)

    @property
    def offsets(self) -> tuple[int, ...]:
        """Tokens before each scale, and of all: one more than there are scales."""
        return tuple(sum(side * side for side in self.sides[:k]) for k in range(len(self.sides) + 1))


def size_of_depth(depth: int) -> Size:
    """The published models: 16, 20, 24 and 30 for 256 pixels, 36 for 512."""
    if depth not in (16, 20, 24, 30, 36):
        raise ValueError(f"VAR has depths 16, 20, 24, 30 and 36, not {depth}")
    large = depth == 36
    return Size(depth, 64 * depth, depth, sides=SIDES_512 if large else SIDES_256, shared=large)
