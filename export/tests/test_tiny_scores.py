"""What TypeScript tests compare is what the tiny bundles say today."""

import json

import numpy as np

from tiny_scores import FIXTURES, scores


def test_the_committed_scores_are_what_the_graphs_say():
    told, found = json.loads((FIXTURES / "scores.json").read_text()), scores()
    assert [{**case, "values": None} for case in told["cases"]] == [{**case, "values": None} for case in found["cases"]]
    for one, other in zip(told["cases"], found["cases"]):
        assert np.abs(np.array(one["values"]) - np.array(other["values"])).max() < 1e-4
        assert np.ptp(np.array(one["values"]), axis=0).max() > 1e-4  # the two pictures are told apart
