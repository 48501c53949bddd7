"""Runs a graph file in ONNX Runtime on the CPU."""

from pathlib import Path

import numpy as np
import onnxruntime


class Session:
    """Feeds and fetches by name."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._names = [output.name for output in self._session.get_outputs()]

    def __call__(self, **feeds: np.ndarray) -> dict[str, np.ndarray]:
        return dict(zip(self._names, self._session.run(None, feeds)))
