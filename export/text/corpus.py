"""Text to train small vocabularies on, of what every machine with the project's requirements has."""

import ast
import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from text.varied import varied
from world.prompts import write_prompts

#: Whose docstrings are read.
PACKAGES = ("PIL", "numpy", "sklearn", "onnx", "transformers", "torch")
#: Another seed than that of the texts which are compared.
_SEED = 1


def corpus(letters: int = 3_000_000) -> list[str]:
    """Lines of text: docstrings of `PACKAGES`, about `letters` each, the prompts of shapes, and texts in other scripts."""
    docstrings: list[str] = []
    for package in PACKAGES:
        rest = letters
        for line in _docstrings(package):
            docstrings.append(line)
            rest -= len(line)
            if rest < 0:
                break
    return [*docstrings, *shape_prompts(), *varied(3000, _SEED)]


def shape_prompts() -> list[str]:
    """All prompts about shapes that the embedded model is tuned and measured with."""
    with TemporaryDirectory() as folder:
        write_prompts(Path(folder))
        rows = [row for file in sorted(Path(folder).iterdir()) for row in file.read_text().splitlines()]
    return [json.loads(row)["prompt"] for row in rows]


def _docstrings(package: str) -> Iterator[str]:
    """Lines of at least three words."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ValueError(f"the package {package} is not installed: see export/requirements.txt")
    for path in sorted(Path(found.origin).parent.rglob("*.py")):
        try:
            module = ast.parse(path.read_bytes())
        except SyntaxError:  # templates
            continue
        for node in ast.walk(module):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (ast.get_docstring(node) or "").splitlines()
                yield from (line.strip() for line in lines if len(line.split()) >= 3)
