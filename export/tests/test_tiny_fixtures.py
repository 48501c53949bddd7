"""What TypeScript tests replay is what PyTorch draws today."""

import json

import pytest

from tiny_fixtures import FOLDER, infinity_step, var_step


@pytest.mark.parametrize(("name", "draws"), [("var", var_step), ("infinity", infinity_step)])
def test_the_committed_fixture_is_what_pytorch_draws(name: str, draws):
    written = json.loads((FOLDER / f"{name}-step.json").read_text())
    drawn = draws()
    assert [scale["drawn"] for scale in drawn["scales"]] == [scale["drawn"] for scale in written["scales"]]
    assert drawn["pixels"] == pytest.approx(written["pixels"], abs=1e-4)
    assert drawn["latent"] == pytest.approx(written["latent"], abs=1e-4)
