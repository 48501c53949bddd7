"""Which function is between the layers of a checkpoint of CLIP: its entries do not tell."""

import json
from pathlib import Path

from scorers.clip_published import ClipTransformers, clip_names

ACTIVATIONS = ("gelu", "quick_gelu")


def clip_activation(path: Path) -> str:
    """As `config.json` or `open_clip_config.json` beside the checkpoint says, which it is published with.

    Without one: quick_gelu under the names of transformers, under which OpenAI's models are published, and gelu under
    those of open_clip. Raises OSError and ValueError for files that cannot be read.
    """
    known = clip_names(path) is ClipTransformers
    config = path.with_name("config.json" if known else "open_clip_config.json")
    if not config.exists():
        return "quick_gelu" if known else "gelu"
    try:
        told = json.loads(config.read_text(encoding="utf-8"))
        if known:
            found = told["vision_config"].get("hidden_act", "quick_gelu")
        else:
            found = "quick_gelu" if told["model_cfg"].get("quick_gelu", False) else "gelu"
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{config} does not describe a model of CLIP: {error!r}") from error
    if found not in ACTIVATIONS:
        raise ValueError(f"{config} says {found}, which is none of {', '.join(ACTIVATIONS)}")
    return found
