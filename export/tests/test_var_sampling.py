"""How VAR's codes are drawn: guidance, the two cuts, the inverse of cumulated chances."""

import torch

from var.sampling import Sampling, drawn, guided, probabilities

NONE = Sampling(1.0, 1.0, 0, 1.0)


def chances(*numbers: float) -> torch.Tensor:
    return torch.tensor(numbers)


def test_guidance_grows_from_nothing():
    logits = torch.tensor([[1.0, 2.0], [0.5, -1.0]])
    assert torch.equal(guided(logits, 5.0, 0, 10), logits[0])
    assert torch.allclose(guided(logits, 5.0, 9, 10), 5 * logits[0] - 4 * logits[1])
    assert torch.allclose(guided(logits, 5.5, 1, 10), 1.5 * logits[0] - 0.5 * logits[1])


def test_no_cut_is_a_softmax():
    logits = torch.randn(3, 5, generator=torch.Generator().manual_seed(1))
    for top_k in (0, 5, 99):
        assert torch.allclose(probabilities(logits, Sampling(1.0, 1.0, top_k, 1.0)), logits.softmax(-1))
    assert torch.allclose(probabilities(logits, Sampling(1.0, 2.0, 0, 1.0)), (logits / 2).softmax(-1))


def test_top_k_keeps_ties():
    logits = chances(0.4, 0.3, 0.2, 0.1).log()
    assert torch.allclose(probabilities(logits, Sampling(1.0, 1.0, 2, 1.0)), chances(4 / 7, 3 / 7, 0, 0))
    equal = probabilities(torch.zeros(4), Sampling(1.0, 1.0, 2, 1.0))
    assert torch.allclose(equal, torch.full((4,), 0.25))


def test_top_p_drops_what_sums_to_the_rest():
    logits = chances(0.1, 0.4, 0.3, 0.2).log()
    for top_p, kept in ((0.95, 4), (0.85, 3), (0.65, 2), (0.35, 1), (0.0, 1)):
        p = probabilities(logits, Sampling(1.0, 1.0, 0, top_p))
        assert (p > 0).sum() == kept and torch.isclose(p.sum(), torch.tensor(1.0)) and p.argmax() == 1


def test_top_p_counts_what_top_k_left():
    # Of 4/7 and 3/7 the smaller is more than 0.4 and stays; of all four, 0.3 would go with 0.2 and 0.1 for p = 0.45.
    logits = chances(0.4, 0.3, 0.2, 0.1).log()
    assert (probabilities(logits, Sampling(1.0, 1.0, 2, 0.6)) > 0).tolist() == [True, True, False, False]
    assert (probabilities(logits, Sampling(1.0, 1.0, 2, 0.55)) > 0).tolist() == [True, False, False, False]


def test_ids_fall_where_their_chance_lies():
    p = chances(0.0, 0.25, 0.0, 0.5, 0.25, 0.0).expand(7, 6)
    noise = chances(0.0, 0.2, 0.25, 0.5, 0.74, 0.75, 1 - 2**-24)
    assert drawn(p, noise).tolist() == [1, 1, 3, 3, 3, 4, 4]


def test_ids_are_as_frequent_as_their_chance():
    p = torch.rand(40, generator=torch.Generator().manual_seed(2)).softmax(-1)
    noise = (torch.arange(100_000) + 0.5) / 100_000
    counts = torch.bincount(drawn(p.expand(len(noise), 40), noise), minlength=40)
    assert (counts / len(noise) - p).abs().max() < 3e-5


def test_sums_that_miss_1_never_draw_outside():
    p = torch.full((4096,), 1 / 4096) * 0.999
    assert drawn(p[None], chances(1 - 2**-24)).item() == 4095
    p[2000:] = 0
    assert drawn(p[None], chances(1 - 2**-24)).item() == 1999


def test_noise_below_0_forces_an_id():
    p = chances(1.0, 0.0, 0.0).expand(3, 3)
    assert drawn(p, chances(-1.0, -2.0, -3.0)).tolist() == [0, 1, 2]
