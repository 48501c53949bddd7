"""Two bundles to test: one made on the spot by a smoke run, and the shipped one."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

EXPORT = Path(__file__).parents[1]
SHIPPED = EXPORT.parent / "models" / "shapes-64"
sys.path.insert(0, str(EXPORT))
torch.set_num_threads(1)  # the fastest on a busy machine, and the strictest on bits


@pytest.fixture(scope="session")
def smoke(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of `make.py --small`, from rendering to bundle.json."""
    folder = tmp_path_factory.mktemp("smoke")
    command = [sys.executable, EXPORT / "make.py", "--small", "--threads", "1"]
    command += ["--out", folder / "bundle", "--work", folder / "work"]
    subprocess.run(list(map(str, command)), check=True, timeout=900)
    return folder / "bundle"


@pytest.fixture(scope="session", params=["smoke", "shipped"])
def bundle(request: pytest.FixtureRequest) -> Path:
    if request.param == "smoke":
        return request.getfixturevalue("smoke")
    if not (SHIPPED / "bundle.json").exists():
        pytest.skip("models/shapes-64 is not there")
    return SHIPPED
