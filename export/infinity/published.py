"""The published models by name."""

from dataclasses import replace

from infinity.size import SCALES, Size

PUBLISHED = {
    "2b": Size(),
    "8b": Size(40, 3584, 28, 8, codes=14, patch=2),
    "layer12": Size(12, 768, 8, 4),
    "layer16": Size(16, 1152, 12, 4),
    "layer24": Size(24, 1536, 16, 4),
    "layer32": Size(32, 2080, 20, 4),
    "layer40": Size(40, 2688, 24, 4),
    "layer48": Size(48, 3360, 28, 4),
}
"""`layer…` are the models of the paper on scaling; with a 16-bit autoencoder: `replace(size, codes=16)`."""


def published(name: str, pixels: str = "1M") -> Size:
    """The size of model `name` at `pixels`; raises ValueError for names that there are none of."""
    if name not in PUBLISHED:
        raise ValueError(f"there is no Infinity {name!r}: there are {', '.join(PUBLISHED)}")
    if pixels not in SCALES:
        raise ValueError(f"Infinity has no resolution {pixels!r}: it has {', '.join(SCALES)}")
    return replace(PUBLISHED[name], pixels=pixels)
