"""Compares the entries of a published model with those that ours asks a checkpoint for."""

from torch import nn

from scorers.published import Published


def compare_entries(name: str, theirs: nn.Module, ours: Published) -> None:
    """Names and shapes; ends the run where they differ. Both models may lie on the meta device."""
    found = {
        key: tuple(one.shape)
        for key, one in theirs.state_dict().items()
        if not (key.startswith(ours.unused) or key.endswith(ours.unused))
    }
    wanted = {key: tuple(one.shape) for key, one in ours.state_dict().items()}
    print(f"{name}: {len(found)} entries, {'equal' if found == wanted else 'DIFFERENT'}")
    if found != wanted:
        raise SystemExit(f"{name}: {sorted(found.items() ^ wanted.items())[:8]}")
