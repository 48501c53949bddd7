import torch

from generator.weight import OBJECT, token_weights
from tokenizer.schedule import OFFSETS, TOKENS
from world.scene import Scene, Thing


def _scene(*places: tuple[float, float, float]) -> Scene:
    return Scene("count", tuple(Thing("star", "red", x, y, radius, 0.0) for x, y, radius in places))


def test_tokens_with_objects_count_more():
    weights = token_weights([_scene((12, 12, 6)), _scene((52, 52, 6), (12, 52, 6))])
    assert weights.shape == (2, TOKENS) and torch.allclose(weights.mean(1), torch.ones(2))
    last = weights[:, OFFSETS[12] :].unflatten(1, (8, 8))
    for with_object, without in ((last[0, 1, 1], last[0, 6, 6]), (last[1, 6, 6], last[1, 1, 1])):
        assert torch.isclose(with_object / without, torch.tensor(OBJECT))
    assert last[1, 6, 1] == last[1, 6, 6]  # rows are y
    assert (last[0] == last[0, 1, 1]).sum() == 5  # a cell and its neighbours: middles within radius and margin
    quarters = weights[0, OFFSETS[2] : OFFSETS[3]]
    assert (quarters == quarters[0]).tolist() == [True, False, False, False]
    assert weights[0, 0] == weights[0].max()  # the whole picture holds every object


def test_no_object_no_preference():
    assert torch.equal(token_weights([_scene()]), torch.ones(1, TOKENS))
