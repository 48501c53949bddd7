"""A bundle as it is shipped, opened for measuring: everything comes from its ONNX files."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch

from generator.sampling import Sampling, read_sampling
from graph.session import Session
from graph.walk import walk
from judge.found import found
from judge.verdict import Found
from tokenizer.schedule import BITS, SIDES

BATCH = 64


class Shipped:
    """Draws, scores and judges as a user of the bundle would."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.folder, self._threads = folder, threads
        self.described: dict[str, Any] = json.loads((folder / "bundle.json").read_text())
        self.roles: dict[str, Any] = self.described["roles"]
        self.sampling = read_sampling(self.described["sampling"])

    def images(self, ids: np.ndarray, seeds: np.ndarray, sampling: Sampling | None = None) -> torch.Tensor:
        """One image `[N, 3, 64, 64]` in 0…1 for each row of `ids` `[N, T]` and each of `seeds` `[N]`.

        Prompt and seed alone decide an image.
        """
        begin, step, decode = self._generator
        parts = []
        for first in range(0, len(ids), BATCH):
            rows = slice(first, first + BATCH)
            noise = np.stack([_noise(one, int(seed)) for one, seed in zip(ids[rows], seeds[rows])])
            scales = np.split(noise, np.cumsum([side * side for side in SIDES])[:-1], axis=1)
            walked = walk(begin, step, ids[rows], scales, sampling or self.sampling)
            parts.append(torch.from_numpy(decode(latents=walked.latents)["images"]))
        return torch.cat(parts)

    def scores(self, role: str, images: torch.Tensor, ids: np.ndarray) -> np.ndarray:
        """Scores `[N]` of the reward `role` for images in 0…1 and the prompts `ids` `[N, T]`."""
        session = self._session(self.roles["rewards"][role]["score"])
        if "ids" not in self.roles["rewards"][role]["score"]["inputs"]:
            return np.concatenate([session(images=part.numpy())["scores"] for part in images.split(BATCH)])
        made = np.zeros(len(ids), np.float32)
        for prompt in np.unique(ids, axis=0):
            same = np.flatnonzero((ids == prompt).all(1))
            made[same] = session(images=images[same].numpy(), ids=prompt[None])["scores"]
        return made

    def found(self, images: torch.Tensor) -> list[list[Found]]:
        """What the judge sees in each of `images` in 0…1, the surest first."""
        judge = self.roles["judge"]
        parts = [self._judge(images=part.numpy())["objects"] for part in images.split(BATCH)]
        rows = torch.from_numpy(np.concatenate(parts))
        return [found(one, judge["threshold"]) for one in rows]

    @cached_property
    def _generator(self) -> tuple[Session, Session, Session]:
        generator = self.roles["generator"]
        files = generator["begin"], generator["step"], self.roles["decoder"]["decode"]
        begin, step, decode = map(self._session, files)
        return begin, step, decode

    @cached_property
    def _judge(self) -> Session:
        return self._session(self.roles["judge"]["detect"])

    def _session(self, file: dict[str, Any]) -> Session:
        return Session(self.folder / file["file"], self._threads)


def _noise(ids: np.ndarray, seed: int) -> np.ndarray:
    """Uniform numbers `[226, 16]` of one image, never 0 or 1."""
    rng = np.random.default_rng([seed, *map(int, ids)])
    places = rng.integers(2**23, size=(sum(side * side for side in SIDES), BITS))
    return ((places + 0.5) / 2**23).astype(np.float32)
