"""ImageReward gives what its publication gave: `parity/official_imagereward.py` wrote the fixture."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from costs.layers import attention, convolution, linear, vision_transformer
from costs.scorers import image_reward
from tokenizers import Tokenizer

from graph.half import half
from graph.session import Session
from scorers.blip import Blip
from scorers.imagereward import ImageReward
from scorers.imagereward_case import LENGTH, SEED, SIZE, TOKENS, ids, images
from scorers.imagereward_published import ImageRewardPublished
from scorers.read_published import read_published
from scorers.seeded_images import seeded_images
from scorers.seeded_state import seeded_state
from scorers.tiny_wordpiece import tiny_wordpiece
from scorers.wordpiece_file import wordpiece_file
from ship_imagereward import TINY, main

FIXTURE = json.loads((Path(__file__).parent / "fixtures" / "imagereward.json").read_text())["scores"]
CUTS = '{"direction":"Right","max_length":35,"strategy":"LongestFirst","stride":0}'


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


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle") / "imagereward"
    main(["--out", str(out), "--random", "--tiny", "--mean", "0.5", "--deviation", "2"])
    return out


@torch.no_grad()
def test_the_graph(bundle: Path):
    """Scores of any number of pictures and tokens, the same bytes for a picture alone as among others."""
    model = ImageReward(TINY).eval()
    published = ImageRewardPublished(model)
    published.load_state_dict(seeded_state(published.state_dict(), SEED), assign=True)
    half(model)
    session, pictures = Session(bundle / "imagereward.onnx"), seeded_images(4, TINY.side, 2)
    for prompt in ("", "a red star", "two stars left of a blue circle"):
        words = torch.tensor([Tokenizer.from_file(str(bundle / "tokenizer.json")).encode(prompt).ids])
        wanted = (model(pictures, words).numpy() - 0.5) / 2
        scores = session(images=pictures.numpy(), ids=words.numpy())["scores"]
        assert scores.shape == (4,) and np.abs(scores - wanted).max() < 1e-5
        alone = [session(images=one[None].numpy(), ids=words.numpy())["scores"][0] for one in pictures]
        assert alone == scores.tolist()


def flops(size: Blip) -> int:
    """By its sizes."""
    tokens = 1 + (size.side // size.patch) ** 2
    image = convolution(3, size.width, size.side // size.patch, size.patch)
    image += vision_transformer(tokens, size.width, size.depth, 4 * size.width)
    looks = 2 * linear(LENGTH, size.text_width, size.text_width) + 2 * linear(tokens, size.width, size.text_width)
    looks += attention(LENGTH, tokens, size.text_width)
    text = vision_transformer(LENGTH, size.text_width, size.text_depth, 4 * size.text_width)
    return image + text + size.text_depth * looks + head(size)


def head(size: Blip) -> int:
    return sum(linear(1, *pair) for pair in zip((size.text_width, *size.head), size.head))


def test_what_it_costs(bundle: Path):
    """As counted by `costs.scorers`, but that two tokens go through the head."""
    assert flops(Blip()) == image_reward()
    role = json.loads((bundle / "bundle.json").read_text())["roles"]["rewards"]["imagereward"]
    assert role["cost"] == {"score": flops(TINY) + head(TINY)}


def test_the_bundle(bundle: Path):
    told = json.loads((bundle / "bundle.json").read_text())
    assert told["licence"] == "Apache-2.0" and told["roles"]["encoders"] == {}
    assert {one: told["tokenizer"][one] for one in ("kind", "file", "length")} == {
        "kind": "json", "file": "tokenizer.json", "length": 35,
    }  # fmt: skip
    preprocess = told["roles"]["rewards"]["imagereward"]["preprocess"]
    assert (preprocess["size"], preprocess["filter"], preprocess["fit"]) == (64, "bicubic", "crop")


def test_a_checkpoint_of_another_size_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "tokenizer.json").write_text(tiny_wordpiece().to_str())
    arguments = ["--weights", checkpoint(tmp_path), "--tokenizer", tmp_path / "tokenizer.json"]
    with pytest.raises(SystemExit) as ended:
        main([str(one) for one in ("--out", tmp_path / "out", *arguments)])
    said = capsys.readouterr().err
    assert ended.value.code == 2 and "missing: blip.text_encoder.encoder.layer.10.attention" in said
    assert "layer.0.attention.self.query.weight [96, 96], not [768, 768]" in said and not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda one: "{}", "is no tokenizer.json"),
        (lambda one: one.replace('"id":"[SEP]"', '"id":"[CLS]"'), "is not BERT's: it makes"),
        (lambda one: one.replace('"truncation":null', '"truncation":' + CUTS), "pads or cuts prompts"),
    ],
)
def test_a_tokenizer_that_is_none(change: Callable[[str], str], told: str, tmp_path: Path):
    read = tiny_wordpiece().to_str()
    (tmp_path / "tokenizer.json").write_text(read)
    assert wordpiece_file(tmp_path / "tokenizer.json", 160) == read.encode()
    with pytest.raises(ValueError, match="has 149 words, more than the 148 of the model"):
        wordpiece_file(tmp_path / "tokenizer.json", 148)
    (tmp_path / "tokenizer.json").write_text(change(read))
    with pytest.raises(ValueError, match=told):
        wordpiece_file(tmp_path / "tokenizer.json", 160)
