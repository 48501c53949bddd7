"""Tells how far graphs are from what they were made of."""

from collections.abc import Mapping


def assert_near(compared: Mapping[str, float], bars: Mapping[str, float]) -> None:
    """Prints the furthest differences; raises ValueError where one is above its bar, or not a number."""
    print("ONNX Runtime against PyTorch, furthest:", *(f"{name} {far:.1e}" for name, far in compared.items()))
    if any(not compared[name] <= bar for name, bar in bars.items()):
        raise ValueError(f"the graphs are not what PyTorch computes; bars are {dict(bars)}")
