"""Infinity's transformer: its sizes, its places, batches and padding; checkpoints that do not fit are told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from infinity.attention import SelfAttention
from infinity.condition import Condition
from infinity.published import published
from infinity.rope import rope_rows, rope_table, turned
from infinity.size import Size
from infinity.transformer import Transformer
from infinity.weights import load_weights, take_infinity
from shipping.seeded import seed_weights

TINY = Size(2, 64, 2, 2, channels=128, text=6, codes=4, pixels="0.06M")
COSTS = Path(__file__).parents[2] / "models" / "infinity-2b" / "bundle.json"


def seeded(size: Size = TINY) -> Transformer:
    model = Transformer(size).eval()
    seed_weights(model, 1)
    return model


def drawn(*shape: int, seed: int = 3) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize(
    ("name", "millions", "block"),
    [("2b", 2204.6, 67.15), ("8b", 8375.8, 205.59), ("layer12", 125.2, 9.45)],
)
def test_published_sizes(name: str, millions: float, block: float):
    with torch.device("meta"):
        model = Transformer(published(name))
    assert round(sum(one.numel() for one in model.parameters()) / 1e6, 1) == millions
    assert round(sum(one.numel() for one in model.layers()[0].parameters()) / 1e6, 2) == block


def test_the_2b_is_what_the_bundle_to_plan_with_counts():
    bundle, size = json.loads(COSTS.read_text()), published("2b")
    assert tuple(bundle["sides"]) == size.sides and bundle["bits"] == size.bits
    assert bundle["latent"] == [size.codes, size.full, size.full]
    assert [published("2b", one).offsets[-1] for one in ("0.06M", "0.25M", "0.60M", "1M")] == [521, 2521, 6425, 10521]
    cost = bundle["roles"]["generator"]["cost"]
    # Keys and values of two rows in bfloat16.
    assert cost["cacheBytes"] == [2 * size.depth * 2 * size.width * 2 * seen for seen in size.offsets[1:]]
    with torch.device("meta"):
        model = Transformer(size)
    names = ("sa.mat_qkv", "sa.proj", "ca.mat_q", "ca.proj", "ffn.fc1", "ffn.fc2")
    block = sum(model.layers()[0].get_submodule(name).weight.numel() for name in names)
    for scale, side in enumerate(size.sides):
        # Two operations a weight, for a row with the prompt and one without; both have one input.
        ends = 2 * model.head.weight.numel() + model.word_embed.weight.numel()
        linear = 2 * side * side * (2 * size.depth * block + ends)
        resized = 2 * size.codes * 2 * size.full * side * (size.full + side)
        assert cost["transformer"][scale] - cost["attention"][scale] == linear + resized


def test_what_there_is_no_model_of():
    with pytest.raises(ValueError, match="no Infinity '3b': there are 2b, 8b, layer12"):
        published("3b")
    with pytest.raises(ValueError, match="no resolution '4M': it has 0.06M"):
        published("2b", "4M")


def test_places():
    assert rope_rows(6).tolist() == [0, 11, 21, 32, 43, 53]
    assert rope_rows(1).tolist() == [0] and rope_rows(64).tolist() == list(range(64))
    cosines, sines = rope_table((1, 2), 8)
    assert cosines.shape == sines.shape == (5, 4)
    speeds = torch.tensor([1.0, 0.01])
    third = torch.cat([32 * speeds, 0 * speeds])  # second row, first column
    assert torch.allclose(cosines[3], third.cos()) and torch.allclose(sines[3], third.sin())


def test_turning_keeps_lengths_and_tells_distances():
    table = rope_table((8,), 16)
    one, other = drawn(16), drawn(16, seed=4)
    ones, others = (turned(x.expand(64, 16), *table) for x in (one, other))
    assert torch.allclose(ones.norm(dim=1), one.norm().expand(64), atol=1e-5)
    products = ones @ others.T
    assert torch.allclose(products[0, 9], products[18, 27], atol=1e-4)  # one down, one to the right
    assert abs(products[0, 1] - products[0, 8]) > 1e-3  # right is not down


@torch.no_grad()
def test_attention_is_never_sharper_than_100():
    layer = SelfAttention(8, 2)
    layer.scale_mul_1H11[0, 0], layer.scale_mul_1H11[0, 1] = torch.tensor(16.0).log(), 50.0
    assert torch.allclose(layer.sharpness().flatten(), torch.tensor([16.0, 100.0]))


@torch.no_grad()
@pytest.mark.parametrize("shared", [False, True])
def test_a_path_is_alone_in_its_batch_and_padding_is_not_seen(shared: bool):
    model, inputs = seeded(replace(TINY, shared=shared)), drawn(2, 4, 4)
    features, mask = drawn(2, 5, 128), torch.zeros(2, 5)
    mask[1, 3:] = -10000
    together = run(model, model.begin(features, mask), inputs)
    for row, length in enumerate((5, 3)):
        one = slice(row, row + 1)
        alone = run(model, model.begin(features[one, :length], mask[one, :length]), inputs[one])
        assert torch.allclose(together[:, row], alone[:, 0], atol=1e-5)
    assert (together[0] - together[1]).abs().max() > 0.1  # the prompt counts
    other = run(model, model.begin(features, mask), inputs.flip(0))
    assert (together - other).abs().max() > 0.1  # so do the inputs


def run(model: Transformer, condition: Condition, inputs: torch.Tensor) -> torch.Tensor:
    """Logits of scale 1 `[2, U, 4, bits, 2]`."""
    rows = len(inputs)
    first, keys, values = model.step(condition, model.past(rows), inputs, 0)
    assert first.shape == (2, rows, 1, 4, 2) and keys.shape == values.shape == (2, 2, rows, 2, 1, 32)
    return model.step(condition, (keys, values), inputs, 1)[0]


@torch.no_grad()
def test_the_empty_prompt_is_the_free_row():
    model = seeded()
    condition = model.begin(model.cfg_uncond[None, :4], torch.zeros(1, 4))
    assert all(torch.equal(part[:, 0], part[:, 1]) for part in condition[:3])
    assert torch.equal(condition.keys[:, :, 0], condition.keys[:, :, 1])


@pytest.mark.parametrize("chunks", [1, 2])
def test_weights_are_taken_by_name(tmp_path: Path, chunks: int):
    size = replace(TINY, chunks=chunks)
    model, other = seeded(size), Transformer(size)
    state = {**model.state_dict(), "attn_bias_for_masking": torch.zeros(1, 1, 14, 14)}
    state["cfg_uncond"] = torch.cat([state["cfg_uncond"], torch.ones(3, 128)])  # of a longer text
    torch.save(state, tmp_path / "whole.pth")
    load_weights(other, tmp_path / "whole.pth")
    assert all(torch.equal(one, other.state_dict()[name]) for name, one in model.state_dict().items())
    prefix = "blocks.1." if chunks == 1 else "block_chunks.1.module.0."
    assert f"{prefix}sa.mat_qkv.weight" in state


def test_what_does_not_fit_is_told(tmp_path: Path):
    state = seeded().state_dict()
    del state["head.bias"]
    state["block_chunks.0.module.0.ca_gamma"] = torch.zeros(3)
    state["pos_start"] = torch.zeros(1, 4, 32)
    told = r"ours does not fit Transformer; missing: head.bias; extra: block_chunks.0.module.0.ca_gamma; other shape: pos_start \[1, 4, 32\], not \[1, 1, 64\]"
    with pytest.raises(ValueError, match=told):
        take_infinity(Transformer(TINY), state, "ours")
    with pytest.raises(ValueError, match="no plain dictionary"):
        take_infinity(Transformer(TINY), {"trainer": {}}, "ours")
    torch.save(state, tmp_path / "whole.pth")
    (tmp_path / "half.pth").write_bytes((tmp_path / "whole.pth").read_bytes()[:5000])
    with pytest.raises(ValueError, match="cut off"):
        load_weights(Transformer(TINY), tmp_path / "half.pth")
