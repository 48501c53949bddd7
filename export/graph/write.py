"""Writes ONNX models to files."""

from pathlib import Path

import onnx

#: Bytes of weights that one file holds; more lie in a second one beside it, as ONNX's format is bound to 2 GiB.
LARGEST = 1_900_000_000


def write(model: onnx.ModelProto, path: Path, largest: int = LARGEST) -> None:
    """Checks `model` and writes it; weights of more than `largest` bytes go to `path` with `.data` behind."""
    data = path.with_name(path.name + ".data")
    data.unlink(missing_ok=True)  # an older one: ONNX would write behind it
    if sum(len(one.raw_data) for one in model.graph.initializer) <= largest:
        onnx.checker.check_model(model, full_check=True)
        onnx.save(model, path)
        return
    onnx.save(model, path, save_as_external_data=True, location=data.name, size_threshold=1024)
    data.chmod(path.stat().st_mode)  # ONNX lets only its owner read it
    onnx.checker.check_model(str(path), full_check=True)
