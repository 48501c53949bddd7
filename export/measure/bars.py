"""What a bundle has to reach before searches are compared on it."""

from typing import Any, NamedTuple

from measure.tables import share

Measured = dict[str, Any]


class Bar(NamedTuple):
    what: str
    bar: str
    reached: str
    holds: bool
    part: str  # of the card


def bars(measured: Measured) -> list[Bar]:
    """Every bar beside what was measured."""
    judge, eye, reward = measured["judge"], measured["eye"]["agreement"], measured["reward"]
    raw, search, structure = measured["raw"], measured["search"]["mean"], measured["structure"]
    lowest = min(raw["categories"].values(), key=lambda one: one["mean"])["mean"]
    hard = reward["renders"]["all"]

    def least(what: str, one: Measured, least: float, part: str) -> Bar:
        middle = next(one[name] for name in ("share", "mean") if name in one)
        return Bar(what, f"≥ {least:.2f}", share(one), middle >= least, part)

    return [
        least("judge's verdict is the true one: fresh renders", judge["renders"]["all"], 0.97, "judge"),
        least("the same: reconstructions", judge["reconstructions"]["all"], 0.93, "judge"),
        least("judge agrees with the eye on 120 generated images", eye, 0.90, "eye"),
        least("reward puts the right prompt above a hard wrong one", hard, 0.90, "reward"),
        Bar("raw score, mean of six categories", "0.45 to 0.85", share(raw["mean"]), 0.45 <= raw["mean"]["mean"] <= 0.85,
            "raw"),
        Bar("raw score, lowest category", "≥ 0.15", f"{lowest:.3f}", lowest >= 0.15, "raw"),
        least("judge's own best of 8 over raw", search["judgeGain"], 0.15, "search"),
        least("reward's best of 8 over raw, by the judge", search["rewardGain"], 0.05, "search"),
        least("prompts with right and wrong samples", search["mixed"], 0.4, "search"),
        least("reward puts a right image above a wrong one", search["rightAboveWrong"], 0.70, "search"),
        Bar("structure feature: objects over backgrounds", "> 1", share(structure["objects"]),
            structure["objects"]["ratio"] > 1, "structure"),
    ]  # fmt: skip
