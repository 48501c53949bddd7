"""The card of a bundle: what it measures up to, against its bars."""

from collections.abc import Callable
from typing import Any

from aesthetic.aesthetic import Aesthetic
from aesthetic.measure import measure_aesthetic
from alignment.alignment import Alignment
from alignment.measure import measure_alignment
from graph.weights import read_model, read_tokenizer
from judge.judge import Judge
from judge.measure import measure_judge
from measure.cost import measure_cost
from measure.eye import measure_eye
from measure.raw import measure_raw
from measure.search import measure_search
from measure.shipped import Shipped
from measure.page import page
from structure.measure import measure_encoder
from structure.structure import Structure

Measured = dict[str, Any]


def _judge(shipped: Shipped) -> Measured:
    judge = read_model(Judge(), shipped.folder / "judge.onnx")
    return measure_judge(judge, shipped.roles["judge"]["threshold"], read_tokenizer(shipped.folder))


def _reward(shipped: Shipped) -> Measured:
    reward = read_model(Alignment(), shipped.folder / "alignment.onnx")
    return measure_alignment(reward, read_tokenizer(shipped.folder))


def _aesthetic(shipped: Shipped) -> Measured:
    reward = read_model(Aesthetic(), shipped.folder / "aesthetic.onnx")
    return measure_aesthetic(reward, read_tokenizer(shipped.folder))


def _structure(shipped: Shipped) -> Measured:
    encoder = read_model(Structure(), shipped.folder / "structure.onnx")
    return measure_encoder(encoder, read_tokenizer(shipped.folder))


#: The parts of a card, in order.
SECTIONS: dict[str, Callable[[Shipped], Measured]] = {
    "judge": _judge,
    "eye": measure_eye,
    "reward": _reward,
    "aesthetic": _aesthetic,
    "raw": measure_raw,
    "search": measure_search,
    "structure": _structure,
    "cost": measure_cost,
}
