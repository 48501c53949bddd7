"""How large an encoder of T5 is."""

import json
from dataclasses import dataclass
from pathlib import Path

from transformers import T5Config

#: Of config.json: those that are told apart, and those that must be so.
_NAMES = {
    "vocab_size": "words", "d_model": "width", "d_kv": "head", "d_ff": "hidden", "num_layers": "depth", "num_heads": "heads",
}  # fmt: skip
_FIXED = {"feed_forward_proj": "gated-gelu", "relative_attention_num_buckets": 32, "layer_norm_epsilon": 1e-6}


@dataclass(frozen=True)
class T5Size:
    """Defaults are flan-T5-xl."""

    words: int = 32128
    width: int = 2048
    head: int = 64
    hidden: int = 5120
    depth: int = 24
    heads: int = 32

    def config(self) -> T5Config:
        return T5Config(**{name: getattr(self, own) for name, own in _NAMES.items()}, **_FIXED)


def read_t5_size(path: Path) -> T5Size:
    """Of a config.json. Raises OSError for a file that cannot be read, ValueError for a T5 of another kind."""
    try:
        told = json.loads(path.read_text())
    except ValueError as error:
        raise ValueError(f"{path} is no JSON: {error}") from error
    for name, fixed in _FIXED.items():
        if told.get(name, fixed) != fixed:
            raise ValueError(f"{path}: {name} is {told[name]}, and must be {fixed}: flan-T5 and T5 1.1 are such")
    missing = [name for name in _NAMES if not isinstance(told.get(name), int)]
    if missing:
        raise ValueError(f"{path} has no {', '.join(missing)}")
    return T5Size(**{own: told[name] for name, own in _NAMES.items()})
