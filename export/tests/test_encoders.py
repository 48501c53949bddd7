"""The encoders' data, training and measures."""

from pathlib import Path

import numpy as np
import torch

from graph.half import half
from graph.images import encode_graph
from graph.session import Session
from measure.principal import principal_scores
from measure.proportion import proportion
from semantic.semantic import Semantic
from semantic.train import train_semantic
from structure.measure import measure_encoder
from training.train import Budget
from world.picture import picture
from world.scene import scene


def test_principal_scores_are_those_of_the_search():
    """The numbers are what `reducers.pca` of src/selection/reducers.ts returns."""
    i = np.arange(28)
    patches = (((7 * i**3 + 13 * i) % 97) / 50 - 1).reshape(7, 4)
    antisymmetric = np.array([[-2, 0], [-1, 0], [1, 0], [2, 0]])
    expected = [-0.89049, -0.022748, -0.048033, -0.362455, 0.99718, -0.927363, 1.253909]
    assert np.allclose(principal_scores(patches[None])[0], expected, atol=1e-5)
    assert np.allclose(principal_scores(antisymmetric[None])[0], [2, 1, -1, -2])
    assert (principal_scores(np.ones((1, 5, 3))) == 0).all()
    assert ((principal_scores(np.random.default_rng(0).random((50, 9, 4))) ** 3).sum(1) > 0).all()


def test_proportion_is_wilsons():
    found = proportion(81, 263)  # Newcombe 1998, table I
    assert found == {"share": 0.308, "low": 0.2553, "high": 0.3662, "of": 263}
    assert proportion(5, 5)["high"] == 1 and proportion(0, 5)["low"] == 0


class _Through:
    """A tokenizer that changes nothing."""

    def encoder(self, images: torch.Tensor) -> torch.Tensor:
        return images

    def quantizer(self, latents: torch.Tensor) -> torch.Tensor:
        return latents.expand(13, *latents.shape)

    def decoder(self, codes: torch.Tensor) -> torch.Tensor:
        return codes


def test_measure_tells_objects_from_backgrounds():
    def border(images: torch.Tensor) -> torch.Tensor:
        """Sees the picture's rim alone, which no object reaches."""
        return images[:, :, [0, 63], ::4].permute(0, 2, 3, 1).flatten(1, 2)

    def objects(images: torch.Tensor) -> torch.Tensor:
        """Sees colourful pixels alone: backgrounds are nearly grey."""
        vivid = (images.amax(1, keepdim=True) - images.amin(1, keepdim=True) - 0.4).clamp(min=0)
        return torch.nn.functional.avg_pool2d(vivid, 8).flatten(2).transpose(1, 2)

    rim, seen = (measure_encoder(one, _Through(), 40) for one in (border, objects))
    assert rim["objects"]["high"] < 0.5 and seen["objects"]["low"] > 3
    assert seen["places"]["low"] > 3 and seen["places"]["low"] <= seen["places"]["ratio"] <= seen["places"]["high"]


def test_semantic_trains_and_matches_its_graph(tmp_path: Path):
    rng = np.random.default_rng(0)
    scenes = [scene(rng) for _ in range(200)]
    images = np.stack([picture(one, rng) for one in scenes])
    model, made = train_semantic(images, scenes, Budget(minutes=1, steps=2), tmp_path / "s.pt", 1)
    assert made["steps"] == 2 and set(made) > {"shapes", "colours", "counts"}
    encode_graph(half(model), "semantic").save(tmp_path / "semantic.onnx")
    some = rng.random((5, 3, 64, 64), np.float32)
    with torch.no_grad():
        expected = model(torch.from_numpy(2 * some - 1)).numpy()
    patches = Session(tmp_path / "semantic.onnx")(images=some)["patches"]
    assert patches.shape == (5, 64, 64) and np.abs(patches - expected).max() < 1e-4
    assert isinstance(model, Semantic)
