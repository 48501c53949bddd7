"""What a bundle weighs, and what each role costs beside a raw image."""

from typing import Any

from measure.shipped import Shipped


def measure_cost(shipped: Shipped) -> dict[str, Any]:
    """Bytes of all ONNX files, FLOPs of a raw image (transformer alone), and the share of each role in it."""
    roles = shipped.roles
    raw = sum(roles["generator"]["cost"]["transformer"])
    flops = {"begin": roles["generator"]["cost"]["begin"], "decode": roles["decoder"]["cost"]["decode"]}
    smaller = roles["decoder"].get("smaller", {})
    flops |= {f"decode at side {side}": one["cost"]["decode"] for side, one in smaller.items()}
    flops |= {f"encoder {name}": one["cost"]["encode"] for name, one in roles["encoders"].items()}
    flops |= {f"reward {name}": one["cost"]["score"] for name, one in roles["rewards"].items()}
    flops["judge (never in a search)"] = roles["judge"]["cost"]["detect"]
    return {
        "bytes": sum(file.stat().st_size for file in shipped.folder.glob("*.onnx")),
        "rawImage": raw,
        "shares": {name: {"flops": one, "share": round(one / raw, 4)} for name, one in flops.items()},
    }
