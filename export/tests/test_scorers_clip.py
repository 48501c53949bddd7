"""CLIP and HPSv2.1 give what their publications gave: `parity/official_clip.py` wrote the fixture."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from costs.layers import convolution, linear, vision_transformer
from PIL import Image
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn.functional import interpolate

import ship_hps
from graph.half import half
from graph.session import Session
from scorers.clip import Clip
from scorers.clip_activation import clip_activation
from scorers.clip_case import CASES, SEED, TOKENS, ids, images
from scorers.clip_published import ClipOpen, ClipTransformers, clip_names
from scorers.clip_size import CLIP_SIZES, ClipSize
from scorers.clip_tokenizer_file import clip_tokenizer_file
from scorers.read_published import read_published
from scorers.seeded_images import seeded_images
from scorers.seeded_state import seeded_state
from scorers.tiny_byte_pairs import tiny_byte_pairs
from ship_clip import TINY, main
from shipping.read_state import read_state
from world.vocabulary import WORDS

TOLD = json.loads((Path(__file__).parent / "fixtures" / "clip.json").read_text())["cases"]


def state(size: ClipSize) -> dict[str, torch.Tensor]:
    """As open_clip saves it."""
    return seeded_state(ClipOpen(Clip(size)).state_dict(), SEED) | {"logit_scale": torch.tensor(4.6)}


def loaded(name: str, size: ClipSize, folder: Path) -> Clip:
    """Through the file that it is published in."""
    path, content = folder / "open_clip_model.safetensors", state(size)
    if name == "HPSv2":
        path = folder / "HPS_v2.1_compressed.pt"
        torch.save({"state_dict": content}, path)
    else:
        save_file(content, path)
    with torch.device("meta"):
        model = Clip(size).eval()
    read_published(clip_names(path)(model), path)
    return model


def furthest(model: Clip, told: dict) -> float:
    pictures, differences = images(model.size), []
    for tokens in TOKENS:
        scores = model(pictures, ids(model.size, tokens))
        differences.append((scores - torch.tensor(told["scores"][str(tokens)])).abs().max())
    return float(max(differences))


def test_every_case_is_told():
    assert list(TOLD) == list(CASES) and all(list(one["scores"]) == list(map(str, TOKENS)) for one in TOLD.values())


@torch.no_grad()
@pytest.mark.parametrize("name", CASES)
def test_scores_and_pictures(name: str, tmp_path: Path):
    """The publication padded prompts to 77 tokens."""
    model = loaded(name, CASES[name], tmp_path)
    assert furthest(model, TOLD[name]) < 1e-6
    assert (model.see(images(model.size)) - torch.tensor(TOLD[name]["seen"])).abs().max() < 1e-6
    assert 1e-6 < furthest(half(model), TOLD[name]) < 1e-3


@torch.no_grad()
@pytest.mark.parametrize("name", ["open_clip", "OpenAI"])
def test_another_activation_gives_other_scores(name: str, tmp_path: Path):
    size = CASES[name]
    other = {"gelu": "quick_gelu", "quick_gelu": "gelu"}[size.activation]
    assert furthest(loaded(name, replace(size, activation=other), tmp_path), TOLD[name]) > 1e-3


@torch.no_grad()
@pytest.mark.parametrize("kind", ["model.safetensors", "pytorch_model.bin"])
def test_checkpoints_of_transformers(kind: str, tmp_path: Path):
    model, path = loaded("OpenAI", CASES["OpenAI"], tmp_path), tmp_path / kind
    content = model.state_dict() | {"logit_scale": torch.tensor(4.6)}
    content["text_model.embeddings.position_ids"] = torch.arange(77)[None]
    (save_file if kind.endswith("safetensors") else torch.save)(content, path)
    again = Clip(model.size).eval()
    assert clip_names(path) is ClipTransformers
    read_published(ClipTransformers(again), path)
    assert furthest(again, TOLD["OpenAI"]) < 1e-6


def test_sizes_are_those_of_the_publications():
    """Parameters, CLIP's own scale among them; `parity/official_clip.py` compares names and shapes."""
    told = {
        "ViT-B-32": 151_277_313, "ViT-B-16": 149_620_737, "ViT-L-14": 427_616_513, "ViT-L-14-336": 427_944_193,
        "ViT-H-14": 986_109_441, "ViT-g-14": 1_366_678_273, "ViT-bigG-14": 2_539_567_105,
    }  # fmt: skip
    for name, size in CLIP_SIZES.items():
        with torch.device("meta"):
            entries = ClipOpen(Clip(size)).state_dict()
        assert 1 + sum(one.numel() for one in entries.values()) == told[name]


def test_what_does_not_fit_is_told_by_its_published_name(tmp_path: Path):
    size, path = CASES["open_clip"], tmp_path / "open_clip_pytorch_model.bin"
    wrong = state(size) | {"visual.proj": torch.ones(3, 2), "visual.head.weight": torch.ones(2)}
    del wrong["transformer.resblocks.1.attn.in_proj_bias"]
    torch.save(wrong, path)
    before = path.read_bytes()
    with pytest.raises(ValueError) as told:
        read_published(ClipOpen(Clip(size)), path)
    assert str(told.value).endswith(
        "model.bin does not fit ClipOpen; missing: transformer.resblocks.1.attn.in_proj_bias; "
        "extra: visual.head.weight; other shape: visual.proj [3, 2], not [48, 24]"
    )
    assert path.read_bytes() == before


def test_archives_of_torchscript_are_not_run(tmp_path: Path):
    torch.jit.script(torch.nn.Linear(2, 2)).save(tmp_path / "ViT-B-32.pt")
    with pytest.raises(ValueError, match="is an archive of TorchScript, which cannot be read without running code"):
        read_state(tmp_path / "ViT-B-32.pt")


@pytest.mark.parametrize("cut", [0, 100, 50_000])
def test_safetensors_that_are_cut_off(cut: int, tmp_path: Path):
    path = tmp_path / "model.safetensors"
    save_file(state(CASES["open_clip"]), path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ValueError, match="is no file of safetensors, or is cut off"):
        read_state(path)


@pytest.mark.parametrize(
    ("known", "config", "activation"),
    [
        (True, None, "quick_gelu"),
        (False, None, "gelu"),
        (True, {"vision_config": {"hidden_act": "gelu"}}, "gelu"),
        (True, {"vision_config": {}}, "quick_gelu"),
        (False, {"model_cfg": {"quick_gelu": True}}, "quick_gelu"),
        (False, {"model_cfg": {}}, "gelu"),
    ],
)
def test_activation(known: bool, config: dict | None, activation: str, tmp_path: Path):
    path = tmp_path / "model.safetensors"
    save_file({"vision_model.embeddings.class_embedding" if known else "visual.proj": torch.ones(2)}, path)
    if config is not None:
        (tmp_path / ("config.json" if known else "open_clip_config.json")).write_text(json.dumps(config))
    assert clip_activation(path) == activation


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("{", "does not describe a model of CLIP"),
        ("[]", "does not describe a model of CLIP"),
        ('{"model_type": "t5"}', "does not describe a model of CLIP"),
        ('{"vision_config": {"hidden_act": "relu"}}', "says relu, which is none of gelu, quick_gelu"),
    ],
)
def test_a_description_that_is_none(config: str, told: str, tmp_path: Path):
    save_file({"vision_model.embeddings.class_embedding": torch.ones(2)}, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(config)
    with pytest.raises(ValueError, match=told):
        clip_activation(tmp_path / "model.safetensors")


def test_vocabularies_of_both_kinds_are_taken(tmp_path: Path):
    packed, made = tmp_path / "merges.txt.gz", tmp_path / "tokenizer.json"
    packed.write_bytes(gzip.compress(b"where they are from\nc a\nca t</w>"))
    made.write_bytes(clip_tokenizer_file(packed, 516))
    cutting = Tokenizer.from_file(str(made))
    cutting.enable_truncation(5)
    cutting.enable_padding(length=9)
    cutting.save(str(tmp_path / "cutting.json"))
    for path in (made, tmp_path / "cutting.json"):
        read = Tokenizer.from_buffer(clip_tokenizer_file(path, 516))
        assert read.encode("cat cat").ids == [514, 513, 513, 515] and read.padding is read.truncation is None
    with pytest.raises(ValueError, match="it has 516 tokens, not 49408"):
        clip_tokenizer_file(made, 49408)
    (tmp_path / "none.json").write_text("{}")
    with pytest.raises(ValueError, match="none.json is no tokenizer.json"):
        clip_tokenizer_file(tmp_path / "none.json", 516)


def test_the_small_vocabulary():
    read = Tokenizer.from_buffer(tiny_byte_pairs())
    assert read.get_vocab_size() == TINY.words == ship_hps.TINY.words
    assert len(read.encode("red star").ids) == 4 and len(read.encode("é?").ids) == 5
    assert all(read.encode(word).ids[-1] == TINY.words - 1 for word in WORDS)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle") / "clip"
    main(["--out", str(out), "--random", "--tiny", "--encoder", "--mean", "0.25", "--deviation", "0.5"])
    return out


@pytest.fixture(scope="module")
def tiny() -> Clip:
    """What the bundle holds."""
    model = Clip(TINY).eval()
    published = ClipOpen(model)
    published.load_state_dict(seeded_state(published.state_dict(), SEED), assign=True)
    return half(model)


@torch.no_grad()
def test_the_graphs(bundle: Path, tiny: Clip):
    """Of any number of pictures and tokens, the same bytes for a picture alone as among others."""
    session, pictures = Session(bundle / "clip.onnx"), seeded_images(4, TINY.side, 2)
    encode = Session(bundle / "clip-encode.onnx")
    for prompt in ("", "a red star", 25 * "red stars "):
        words = torch.tensor([Tokenizer.from_file(str(bundle / "tokenizer.json")).encode(prompt).ids])[:, -77:]
        wanted = (tiny(pictures, words).numpy() - 0.25) / 0.5
        scores = session(images=pictures.numpy(), ids=words.numpy())["scores"]
        assert scores.shape == (4,) and np.abs(scores - wanted).max() < 1e-5
        alone = [session(images=one[None].numpy(), ids=words.numpy())["scores"][0] for one in pictures]
        assert alone == scores.tolist()
    patches = encode(images=pictures.numpy())["patches"]
    assert patches.shape == (4, 1, TINY.embedding) and np.abs(patches[:, 0] - tiny.see(pictures).numpy()).max() < 1e-5
    assert np.array_equal(encode(images=pictures[:1].numpy())["patches"], patches[:1])


def flops(size: ClipSize, tokens: int, projected: int = 1) -> tuple[int, int]:
    """Of one picture, and of a prompt, by their sizes; so many tokens of each are projected."""
    patches = (size.side // size.patch) ** 2
    picture = convolution(3, size.width, size.side // size.patch, size.patch)
    picture += vision_transformer(1 + patches, size.width, size.depth, size.hidden)
    text = vision_transformer(tokens, size.text_width, size.text_depth, 4 * size.text_width)
    ends = (linear(projected, width, size.embedding) for width in (size.width, size.text_width))
    return picture + next(ends), text + next(ends)


def test_what_it_costs(bundle: Path):
    """A graph projects two tokens of each, and one is in open_clip's `docs/model_profile.csv`: its totals are these."""
    picture, text = flops(TINY, TINY.length, 2)
    roles = json.loads((bundle / "bundle.json").read_text())["roles"]
    assert roles["rewards"]["clip"]["cost"] == {"score": picture + text}
    assert roles["encoders"]["clip"]["cost"] == {"encode": picture}
    told = dict(zip(CLIP_SIZES, (14.78, 41.09, 175.33, 395.22, 381.68, 581.15, 1065.36)))
    assert {name: round(sum(flops(size, 77)) / 1e9, 2) for name, size in CLIP_SIZES.items()} == told


def test_the_bundle(bundle: Path):
    told = json.loads((bundle / "bundle.json").read_text())
    assert told["licence"] == "MIT" and told["tokenizer"]["length"] == 77
    reward = told["roles"]["rewards"]["clip"]
    assert reward["preprocess"]["fit"] == "crop" and reward["made"]["seed"] == 1
    assert reward["score"]["inputs"]["ids"] == {"dtype": "int64", "shape": [1, "T"]}


def test_from_checkpoint_to_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """HPSv2.1 as a small one: its file is read, and told with its hash."""
    weights, vocabulary = tmp_path / "HPS_v2.1_compressed.pt", tmp_path / "tokenizer.json"
    torch.save({"state_dict": state(ship_hps.TINY)}, weights)
    vocabulary.write_bytes(tiny_byte_pairs())
    monkeypatch.setitem(CLIP_SIZES, "ViT-H-14", ship_hps.TINY)
    out = tmp_path / "out"
    ship_hps.main(
        ["--out", str(out), "--weights", str(weights), "--tokenizer", str(vocabulary), "--dtype", "float32"]
    )
    assert "ONNX Runtime against PyTorch" in capsys.readouterr().out
    told = json.loads((out / "bundle.json").read_text())
    reward = told["roles"]["rewards"]["hps"]
    assert reward["preprocess"]["fit"] == "pad" and reward["made"]["weights"]["file"] == weights.name
    assert (told["licence"], told["name"]) == ("Apache-2.0", "hps")
    with torch.no_grad():
        pictures, words = seeded_images(2, ship_hps.TINY.side, 3), ids(ship_hps.TINY, 9)
        wanted = loaded("HPSv2", ship_hps.TINY, tmp_path)(pictures, words)
    scores = Session(out / "hps.onnx")(images=pictures.numpy(), ids=words.numpy())["scores"]
    assert np.abs(scores - wanted.numpy()).max() < 1e-6


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give --weights and --tokenizer, or --random"),
        (["--weights", "x"], "give --weights and --tokenizer, or --random"),
        (["--random", "--tokenizer", "x"], "give --weights and --tokenizer, or --random"),
        (["--weights", "x", "--tokenizer", "y", "--tiny"], "--tiny needs --random"),
        (["--random", "--tiny", "--deviation", "0"], "--deviation is above 0"),
        (["--weights", "missing.pt", "--tokenizer", "missing.json"], "No such file"),
    ],
)
@pytest.mark.parametrize("script", [main, ship_hps.main])
def test_what_is_asked_wrongly(script, arguments: list, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        script(["--out", str(tmp_path / "out"), *arguments])
    assert ended.value.code == 2 and told in capsys.readouterr().err and not (tmp_path / "out").exists()


@pytest.mark.parametrize(("kind", "least", "most"), [("smooth", 0.5, 1.2), ("black and white", 20, 25)])
def test_hpsv2_resizes_numbers_and_pillow_bytes(kind: str, least: float, most: float):
    """How far apart the two are, in 1/255: what `ship_hps` says."""
    side, drawn = 1024, np.random.default_rng(1)
    x, y, colour = np.ogrid[:side, :side, 3:6]
    waves = 127.5 + 100 * np.sin(colour * (6 * x + 4 * y) / side)
    squares = 255 * drawn.integers(0, 2, (side // 16, side // 16, 1)).repeat(16, 0).repeat(16, 1).repeat(3, 2)
    picture = np.round(waves if kind == "smooth" else squares).astype(np.uint8)
    pillow = np.asarray(Image.fromarray(picture).resize((224, 224), Image.Resampling.BICUBIC))
    numbers = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
    averaged = interpolate(numbers, size=(224, 224), mode="bicubic", antialias=True)[0].permute(1, 2, 0)
    assert least < np.abs(255 * averaged.numpy() - pillow).max() < most
