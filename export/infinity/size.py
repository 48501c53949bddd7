"""How large a model of Infinity is."""

from dataclasses import dataclass

#: Sides of the thirteen scales, for square images.
SIDES = (1, 2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 64)
#: How many of them a resolution takes, by the name of its number of pixels.
SCALES = {"0.06M": 7, "0.25M": 10, "0.60M": 12, "1M": 13}
#: Rows of the level embedding in every published model.
LEVELS = 15


@dataclass(frozen=True)
class Size:
    """Defaults are the 2B model at 1024 pixels; `width` is divisible by `4 · heads` and by `pool_heads`."""

    depth: int = 32
    width: int = 2048
    heads: int = 16
    #: Blocks lie in that many equal chunks, in names of parameters only; 1 is no chunks.
    chunks: int = 8
    #: Numbers of a text token, divisible by 128.
    channels: int = 2048
    #: Text tokens that the learned empty prompt has.
    text: int = 512
    #: Channels of the latent.
    codes: int = 32
    #: Latent cells along the side of a token: 2 in the 8B model.
    patch: int = 1
    #: One adaptive norm for all blocks with a small own part instead of one a block.
    shared: bool = True
    #: One of `SCALES`.
    pixels: str = "1M"
    #: Channels of the decoder at full resolution, divisible by 32 (the groups of a norm).
    base: int = 128
    #: Channels of each of the decoder's levels over those; None: as published.
    growth: tuple[int, ...] | None = None
    #: Tokens along the side of each scale, of models that are not published; of these too `pixels` takes the first ones.
    own_sides: tuple[int, ...] | None = None

    @property
    def sides(self) -> tuple[int, ...]:
        """Tokens along the side of each scale."""
        return (self.own_sides or SIDES)[: SCALES[self.pixels]]

    @property
    def full(self) -> int:
        """Side of the latent."""
        return self.sides[-1] * self.patch

    @property
    def bits(self) -> int:
        """Of a token."""
        return self.codes * self.patch**2

    @property
    def hidden(self) -> int:
        """Width of the feed-forward layer: four times the width, to the nearest multiple of 256, so `width` is 64 at least."""
        return round(4 * self.width / 256) * 256

    @property
    def pool_heads(self) -> int:
        """Of the pooling of the text: as many as text tokens have pieces of 128 (of 64 in very wide models)."""
        return self.channels // (64 if self.width > 4096 else 128)

    @property
    def widths(self) -> tuple[int, ...]:
        """Channels of the decoder at each resolution, the finest first; each is half as wide as the one before."""
        growth = self.growth or ((1, 2, 4, 4, 4) if self.patch == 1 else (1, 2, 4, 4))
        return tuple(self.base * factor for factor in growth)

    @property
    def cell(self) -> int:
        """Pixels along the side of a latent's cell."""
        return 2 ** (len(self.widths) - 1)

    @property
    def offsets(self) -> tuple[int, ...]:
        """Tokens before each scale, and of all: one more than there are scales."""
        return tuple(sum(side * side for side in self.sides[:k]) for k in range(len(self.sides) + 1))
