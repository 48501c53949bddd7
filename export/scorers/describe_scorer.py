"""bundle.json of models that only look at pictures."""

from pathlib import Path
from typing import Any

from graph.bundle import describe
from shipping.digest import digest


def describe_scorer(
    out: Path,
    name: str,
    about: str,
    licence: str,
    roles: dict[str, dict[str, Any]],
    tokenizer: tuple[str, int] | None = None,
) -> None:
    """Writes it to `out`, whole or not at all.

    `roles` has `encoders`, `rewards` or both, each role as a `scorers.part.Part` made it. `tokenizer` is the name of a
    tokenizer.json in `out`, and how many tokens a prompt may have, the first and the last one too.
    """
    bundle: dict[str, Any] = {"format": 1, "name": name, "about": about, "licence": licence}
    if tokenizer is not None:
        file, length = tokenizer
        bundle["tokenizer"] = {"kind": "json", "file": file, "sha256": digest(out / file), "length": length}
    describe(out, bundle | {"roles": {"encoders": {}, "rewards": {}} | roles})
