"""VAR's transformer: one scale after the other is the same as all at once, and checkpoints that do not fit are told."""

import pytest
import torch

from shipping.seeded import seed_weights
from shipping.take_weights import take_weights
from var.attention import Attention
from var.size import Size, size_of_depth
from var.transformer import Transformer
from var.weights import load_weights

TINY = Size(depth=2, width=32, heads=2, classes=5, vocabulary=16, channels=4, sides=(1, 2, 3))


def seeded(size: Size = TINY) -> Transformer:
    model = Transformer(size).eval()
    seed_weights(model, 1)
    return model


@pytest.mark.parametrize(("depth", "millions"), [(16, 310.3), (20, 600.9), (24, 1033.4), (30, 2010.0), (36, 2353.9)])
def test_published_sizes(depth: int, millions: float):
    with torch.device("meta"):
        model = Transformer(size_of_depth(depth))
    assert round(sum(one.numel() for one in model.parameters()) / 1e6, 1) == millions
    assert model.size.offsets[-1] == (2240 if depth == 36 else 680)


@torch.no_grad()
@pytest.mark.parametrize("shared", [False, True])
def test_a_path_is_alone_in_its_batch(shared: bool):
    model = seeded(Size(**{**vars(TINY), "shared": shared}))
    inputs = torch.randn(2, 4, 4, generator=torch.Generator().manual_seed(3))
    labels = torch.tensor([3, 0])
    together = run(model, labels, inputs)
    for row in range(2):
        alone = run(model, labels[row : row + 1], inputs[row : row + 1])
        assert torch.allclose(together[:, row], alone[:, 0], atol=1e-5)
    assert (together[0] - together[1]).abs().max() > 0.1  # the class counts
    assert (together[1, 0] - together[1, 1]).abs().max() > 0.1  # so do the inputs


def run(model: Transformer, labels: torch.Tensor, inputs: torch.Tensor) -> torch.Tensor:
    """Logits of scale 1 `[2, U, 4, vocabulary]`."""
    condition = model.begin(labels)
    _, keys, values = model.step(condition, model.past(len(labels)), inputs, 0)
    assert keys.shape == (2, 2, len(labels), 2, 1, 16)
    return model.step(condition, (keys, values), inputs, 1)[0]


@torch.no_grad()
def test_no_class_is_the_free_row():
    model = seeded()
    condition = model.begin(torch.tensor([5]))
    assert all(torch.equal(part[:, 0], part[:, 1]) for part in condition)


@torch.no_grad()
def test_attention_is_never_sharper_than_100():
    layer = Attention(8, 2)
    layer.scale_mul_1H11.copy_(torch.tensor([4.0, 9.0]).log().mul(2).reshape(1, 2, 1, 1))
    layer.scale_mul_1H11[0, 1] = 50.0
    assert torch.allclose(layer.sharpness().flatten(), torch.tensor([16.0, 100.0]))


def test_weights_are_taken_by_name(tmp_path):
    model, other = seeded(), Transformer(TINY)
    state = {**model.state_dict(), "lvl_1L": torch.zeros(1, 14), "attn_bias_for_masking": torch.zeros(1, 1, 14, 14)}
    torch.save(state, tmp_path / "whole.pth")
    load_weights(other, tmp_path / "whole.pth")
    assert all(torch.equal(one, other.state_dict()[name]) for name, one in model.state_dict().items())


def test_what_does_not_fit_is_told(tmp_path):
    state = seeded().state_dict()
    del state["head.bias"]
    state["blocks.0.attn.q_norm"] = torch.zeros(3)
    state["pos_start"] = torch.zeros(1, 4, 32)
    told = r"ours does not fit Transformer; missing: head.bias; extra: blocks.0.attn.q_norm; other shape: pos_start \[1, 4, 32\], not \[1, 1, 32\]"
    with pytest.raises(ValueError, match=told):
        take_weights(Transformer(TINY), state, "ours")
    with pytest.raises(ValueError, match="no plain dictionary"):
        take_weights(Transformer(TINY), {"trainer": {}}, "ours")
    torch.save(state, tmp_path / "whole.pth")
    (tmp_path / "half.pth").write_bytes((tmp_path / "whole.pth").read_bytes()[:5000])
    with pytest.raises(ValueError, match="cut off"):
        load_weights(Transformer(TINY), tmp_path / "half.pth")
