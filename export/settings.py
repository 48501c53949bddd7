"""What is made, how large and how long."""

from dataclasses import dataclass

from generator.generator import Size
from training.train import Budget


@dataclass(frozen=True)
class Settings:
    """Sizes and budgets of one bundle. `minutes` are wall time on two cores shared with other work."""

    images: int
    pool: int  # images of which reconstructions and damaged copies are kept for the reward
    size: Size
    tokenizer: Budget
    generator: Budget
    alignment: Budget
    structure: Budget
    seed: int = 1


FULL = Settings(
    images=100_000,
    pool=12_000,
    size=Size(),
    tokenizer=Budget(minutes=20, rate=1.5e-3),
    generator=Budget(minutes=68, rate=2e-3, average=0.998),
    alignment=Budget(minutes=25, rate=1.5e-3, average=0.99),
    structure=Budget(minutes=10, rate=1.5e-3),
)

#: A smoke run: every stage for a few steps. Its images show nothing.
SMALL = Settings(
    images=600,
    pool=100,
    size=Size(width=64, depth=2, heads=1),
    tokenizer=Budget(minutes=1, steps=12),
    generator=Budget(minutes=1, steps=12),
    alignment=Budget(minutes=1, steps=6),
    structure=Budget(minutes=1, steps=6),
)
