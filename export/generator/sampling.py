"""How bits are drawn from logits: guidance, temperature, top-p."""

from dataclasses import dataclass
from typing import Any

#: One number for all scales, or one a scale.
PerScale = float | list[float]


@dataclass(frozen=True)
class Sampling:
    guidance: PerScale
    temperature: PerScale
    top_p: PerScale

    def at(self, scale: int) -> list[float]:
        """Guidance, temperature and top-p of one scale."""
        return [one[scale] if isinstance(one, list) else one for one in vars(self).values()]

    def described(self) -> dict[str, PerScale]:
        """As bundle.json holds it."""
        return {"guidance": self.guidance, "temperature": self.temperature, "topP": self.top_p}


def read_sampling(described: dict[str, Any]) -> Sampling:
    """The sampling of a bundle.json."""
    return Sampling(described["guidance"], described["temperature"], described["topP"])
