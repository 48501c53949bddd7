"""How well the reward tells right from wrong, on scenes it has never seen."""

from collections import defaultdict
from typing import Any

import numpy as np
import torch

from alignment.alignment import Alignment
from alignment.cases import Case, cases
from alignment.couples import couples, phrases
from alignment.pool import pool_of
from measure.proportion import proportion
from tokenizer.train import Tokenizer, to_tensor
from world.phrase import Phrase
from world.picture import picture
from world.vocabulary import encode

Measured = dict[str, Any]


@torch.no_grad()
def measure_alignment(reward: Alignment, tokenizer: Tokenizer, each: int = 200, seed: int = 202) -> Measured:
    """Shares with 95 % intervals, on renders, on reconstructions, and with held-out shape-colour pairs apart.

    Right prompt above a hard wrong one of the same picture (`all`, by category and by mistake), `sure`: logits
    of right prompts above 0 and of wrong ones below; `pictures`: see `measure_pictures`.
    """
    usual, unseen = cases(each, seed), cases(each, seed + 1, unseen=True)
    measured: Measured = {}
    for name, through in (("renders", None), ("reconstructions", tokenizer)):
        right, wrong = _judged(reward, through, usual, seed)
        held, other = _judged(reward, through, unseen, seed + 1)
        measured[name] = {
            "all": _share(right > wrong),
            "sure": _share(torch.cat([right > 0, wrong < 0])),
            "categories": _grouped([case.right.tag for case in usual], right > wrong),
            "mistakes": _grouped([case.way for case in usual], right > wrong),
            "heldOut": _share(held > other),
            "heldOutCategories": _grouped([case.right.tag for case in unseen], held > other),
        }
    return measured | {"pictures": measure_pictures(reward, tokenizer, 4 * each, seed + 2)}


@torch.no_grad()
def measure_pictures(reward: Alignment, tokenizer: Tokenizer, count: int, seed: int) -> Measured:
    """How often a right picture scores above a wrong one of the same prompt, as a search compares them.

    The pictures differ in one respect; they are renders, reconstructions, and decoded from codes with wrong bits.
    """
    fresh, rng = couples(count, seed), np.random.default_rng(seed)
    shown = pool_of(tokenizer, fresh, seed)
    asked = [phrases(couple, rng)[0] for couple in fresh]
    measured = {}
    for name, images in (("renders", shown.renders), ("reconstructions", shown.rebuilt), ("damaged", shown.hurt)):
        first, second = (logits(reward, images[:, i].float() / 127.5 - 1, asked) for i in range(2))
        measured[name] = _share(first > second)
    return measured


def logits(reward: Alignment, images: torch.Tensor, phrases: list[Phrase]) -> torch.Tensor:
    """Logits `[N]` of images `[N, 3, 64, 64]` in −1…1 for one phrase each."""
    ids = torch.tensor([encode(phrase.words(i % 2 == 0)) for i, phrase in enumerate(phrases)])
    return torch.cat([reward(a, b) for a, b in zip(images.split(100), ids.split(100))])


def _judged(
    reward: Alignment, tokenizer: Tokenizer | None, some: list[Case], seed: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits of the right and of the wrong phrases on fresh renders, or on those passed through a tokenizer."""
    rng = np.random.default_rng(seed)
    images = to_tensor(np.stack([picture(case.scene, rng) for case in some]))
    if tokenizer is not None:
        parts = (tokenizer.decoder(tokenizer.quantizer(tokenizer.encoder(part))[-1]) for part in images.split(100))
        images = torch.cat([part.clamp(-1, 1) for part in parts])
    return logits(reward, images, [case.right for case in some]), logits(reward, images, [case.wrong for case in some])


def _share(right: torch.Tensor) -> dict[str, float]:
    return proportion(int(right.sum()), len(right))


def _grouped(names: list[str], right: torch.Tensor) -> dict[str, dict[str, float]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        groups[name].append(place)
    return {name: _share(right[places]) for name, places in sorted(groups.items())}
