"""ImageReward gives what its publication gave: `parity/official_imagereward.py` wrote the fixture."""

import json
from pathlib import Path

import pytest
import torch

from graph.half import half
from scorers.blip import Blip
from scorers.imagereward import ImageReward
from scorers.imagereward_case import LENGTH, SEED, SIZE, TOKENS, ids, images
from scorers.imagereward_published import ImageRewardPublished
from scorers.read_published import read_published
from scorers.seeded_state import seeded_state

FIXTURE = json.loads((Path(__file__).parent / "fixtures" / "imagereward.json").read_text())["scores"]


def checkpoint(folder: Path, **changed: torch.Tensor | None) -> Path:
    """As published, with what is not needed; `changed` entries are others, or left out."""
    state = seeded_state(ImageRewardPublished(ImageReward(SIZE)).state_dict(), SEED)
    state["blip.text_encoder.embeddings.position_ids"] = torch.arange(SIZE.length)[None]
    state["blip.vision_proj.weight"] = state["blip.text_proj.bias"] = torch.ones(4)
    state |= {name: one for name, one in changed.items() if one is not None}
    torch.save({name: one for name, one in state.items() if changed.get(name, one) is not None}, folder / "reward.pt")
    return folder / "reward.pt"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> ImageReward:
    with torch.device("meta"):
        made = ImageReward(SIZE).eval()
    read_published(ImageRewardPublished(made), checkpoint(tmp_path_factory.mktemp("official")))
    return made


def test_every_prompt_is_told():
    assert list(FIXTURE) == list(map(str, TOKENS)) and max(TOKENS) == LENGTH


@torch.no_grad()
@pytest.mark.parametrize("tokens", TOKENS)
def test_scores_of_a_prompt_without_padding_are_those_with_it(tokens: int, model: ImageReward):
    """The publication padded to 35 tokens."""
    assert torch.allclose(model(images(), ids(tokens)), torch.tensor(FIXTURE[str(tokens)]), rtol=0, atol=1e-5)


@torch.no_grad()
def test_weights_of_16_bits_are_near(tmp_path: Path):
    model = ImageReward(SIZE).eval()
    read_published(ImageRewardPublished(model), checkpoint(tmp_path))
    half(model)
    for tokens in TOKENS:
        off = (model(images(), ids(tokens)) - torch.tensor(FIXTURE[str(tokens)])).abs().max()
        assert 1e-5 < off < 5e-3


def test_names_and_sizes_are_those_of_the_publication():
    with torch.device("meta"):
        entries = ImageRewardPublished(ImageReward(Blip())).state_dict()
    assert list(entries["blip.visual_encoder.blocks.23.attn.qkv.weight"].shape) == [3072, 1024]
    assert list(entries["blip.visual_encoder.pos_embed"].shape) == [1, 197, 1024]
    crossed = "blip.text_encoder.encoder.layer.11.crossattention.self.value.weight"
    assert list(entries[crossed].shape) == [768, 1024]
    assert list(entries["mlp.layers.7.weight"].shape) == [1, 16]
    assert {name.partition(".")[0] for name in entries} == {"blip", "mlp"}
    assert sum(one.numel() for one in entries.values()) == 446_206_689


def test_what_does_not_fit_is_told_by_its_published_name(tmp_path: Path):
    changes = {"mlp.layers.2.bias": None, "mlp.layers.9.bias": torch.ones(2), "mlp.layers.7.weight": torch.ones(2, 3)}
    path = checkpoint(tmp_path, **changes)
    before = path.read_bytes()
    with pytest.raises(ValueError) as told:
        read_published(ImageRewardPublished(ImageReward(SIZE)), path)
    assert str(told.value).endswith(
        "reward.pt does not fit ImageRewardPublished; missing: mlp.layers.2.bias; extra: mlp.layers.9.bias; "
        "other shape: mlp.layers.7.weight [2, 3], not [1, 16]"
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize("cut", [0, 100, 100_000])
def test_a_checkpoint_that_is_cut_off(cut: int, tmp_path: Path):
    path = checkpoint(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ValueError, match="is no checkpoint of PyTorch, or is cut off"):
        read_published(ImageRewardPublished(ImageReward(SIZE)), path)


def test_an_older_kind_of_checkpoint(tmp_path: Path):
    """Of one stream, which PyTorch cannot map."""
    model = ImageReward(SIZE).eval()
    state = seeded_state(ImageRewardPublished(model).state_dict(), SEED)
    torch.save(state, tmp_path / "old.pt", _use_new_zipfile_serialization=False)
    read_published(ImageRewardPublished(model), tmp_path / "old.pt")
    assert torch.equal(model.head[0].weight, state["mlp.layers.0.weight"])
