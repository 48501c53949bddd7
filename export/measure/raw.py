"""How often the model alone is right, on prompts held out."""

from typing import Any

import numpy as np

from judge.verdict import verdict
from measure.interval import by_category, interval
from measure.prompt_list import Row, ids_of, prompt_list
from measure.shipped import Shipped

#: Fewest images a category; and the first of the seeds, never used for choosing anything.
EACH, FIRST_SEED = 100, 9000


def measure_raw(shipped: Shipped, each: int = EACH) -> dict[str, Any]:
    """Share right by category and in the mean, and for shapes in colours that never met in training."""
    rows = prompt_list("heldout")
    tags = [row["tag"] for row in rows]
    seeds = {tag: -(-each // tags.count(tag)) for tag in tags}
    shares = np.array([_share(shipped, row, range(FIRST_SEED, FIRST_SEED + seeds[row["tag"]])) for row in rows])
    groups = by_category(tags, shares)
    unseen = np.array([row["unseen"] for row in rows])
    pairs = [i for i, row in enumerate(rows) if row["tag"] in ("colors", "color_attr")]
    return {
        "images": sum(seeds[tag] for tag in tags),
        "mean": interval(groups),
        "categories": {tag: {**interval({tag: values}), "prompts": len(values)} for tag, values in groups.items()},
        "heldOutPairs": {
            name: {
                **interval(by_category([tags[i] for i in chosen], shares[chosen])), "prompts": len(chosen),
            }
            for name, chosen in (
                ("held out", [i for i in pairs if unseen[i]]),
                ("known", [i for i in pairs if not unseen[i]]),
            )
        },
    }  # fmt: skip


def _share(shipped: Shipped, row: Row, seeds: range) -> float:
    images = shipped.images(np.repeat(ids_of([row]), len(seeds), 0), np.array(seeds))
    return float(np.mean([verdict(row, found).correct for found in shipped.found(images)]))
