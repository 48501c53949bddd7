"""Measured numbers as Markdown tables."""

from typing import Any

Measured = dict[str, Any]

CATEGORIES = ("single_object", "two_object", "counting", "colors", "position", "color_attr")


def share(one: Measured) -> str:
    """`0.912 (0.89 to 0.93)` of a proportion or an interval."""
    middle = next(one[name] for name in ("share", "mean", "ratio") if name in one)
    return f"{middle:.3f} ({one['low']:.2f} to {one['high']:.2f})"


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def by_category(columns: dict[str, Measured]) -> str:
    """A row a category; `columns` hold `{category: share}` each."""
    rows = [[name, *(share(one[name]) if name in one else "none" for one in columns.values())] for name in CATEGORIES]
    return table(["category", *columns], rows)
