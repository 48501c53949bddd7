import json
from pathlib import Path

import numpy as np
import pytest

from world.describe import describe
from world.mistake import holds, mistake
from world.phrase import Phrase
from world.picture import picture
from world.prompts import write_prompts
from world.scene import HELD_OUT, scene
from world.vocabulary import LENGTH, WORDS, encode


def test_descriptions_hold_and_mistakes_do_not():
    rng = np.random.default_rng(0)
    for _ in range(500):
        shown = scene(rng)
        right = describe(shown, rng)
        assert holds(right, shown)
        assert not holds(mistake(right, shown, rng), shown)
        encode(right.words(True))


def test_held_out_pairs_never_occur_and_objects_stay_apart():
    rng = np.random.default_rng(1)
    for _ in range(500):
        things = scene(rng).things
        for i, one in enumerate(things):
            assert (one.shape, one.colour) not in HELD_OUT
            assert 5 < one.x < 59 and 5 < one.y < 59
            for other in things[:i]:
                assert np.hypot(one.x - other.x, one.y - other.y) > 14


def test_equal_seeds_give_equal_pictures():
    first, second = (picture(scene(rng), rng) for rng in map(np.random.default_rng, (5, 5)))
    assert first.shape == (64, 64, 3) and (first == second).all()


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        (Phrase((("arrow", None),)), "a photo of an arrow"),
        (Phrase((("star", None),), 3), "a photo of three stars"),
        (Phrase((("cross", "red"),), 2), "a photo of two red crosses"),
        (Phrase((("star", None), ("ring", None)), relation="left of"), "a photo of a star left of a ring"),
        (Phrase((("star", "orange"), ("ring", "blue"))), "a photo of an orange star and a blue ring"),
    ],
)
def test_wording(phrase: Phrase, words: str):
    assert phrase.words(True) == words


def test_encoding():
    assert encode(" A photo of, two Stars. ")[:5] == [WORDS.index(w) for w in ("a", "photo", "of", "two", "stars")]
    for wrong in ("", "a dog", " ".join(["a"] * (LENGTH + 1))):
        with pytest.raises(ValueError):
            encode(wrong)


def test_prompt_lists(tmp_path):
    write_prompts(tmp_path)
    lists = []
    for split in ("development", "heldout"):
        rows = [json.loads(line) for line in (tmp_path / f"shapes-{split}.jsonl").read_text().splitlines()]
        tags = [row["tag"] for row in rows]
        assert len(rows) >= 120 and len(set(tags)) == 6
        assert all(tags.count(tag) == 24 for tag in set(tags) - {"single_object"})
        prompts = {row["prompt"].removeprefix("a photo of ") for row in rows}
        assert len(prompts) == len(rows)
        lists.append({row["prompt"] for row in rows})
        assert any(row["unseen"] for row in rows) == (split == "heldout")
    assert not lists[0] & lists[1]
    wide = (tmp_path / "shapes-heldout-wide.jsonl").read_text()
    assert wide.startswith((tmp_path / "shapes-heldout.jsonl").read_text())
    prompts = [json.loads(line)["prompt"] for line in wide.splitlines()]
    assert len(prompts) == len(set(prompts)) == 306
    assert not {prompt.removeprefix("a photo of ") for prompt in prompts[10:]} & {
        prompt.removeprefix("a photo of ") for prompt in lists[0]
    }
    for split in ("development", "heldout", "heldout-wide"):
        shipped = Path(__file__).parents[2] / "prompts" / f"shapes-{split}.jsonl"
        assert shipped.read_text() == (tmp_path / f"shapes-{split}.jsonl").read_text()
