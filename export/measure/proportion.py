"""Shares with their 95 % intervals."""

from math import sqrt


def proportion(right: int, total: int) -> dict[str, float]:
    """The share `right / total` with Wilson's interval: `{share, low, high, of}`."""
    z, share = 1.96, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return {"share": round(share, 4), "low": round(low, 4), "high": round(high, 4), "of": total}
