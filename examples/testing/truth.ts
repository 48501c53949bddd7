import assert from "node:assert/strict";
import { at, compile, graph } from "varflow";
import { decode, draw, generate, operators, resample, score } from "varflow/operators";
import { type Law, misses, toyModels, zLimit } from "varflow/testing";

const models = toyModels({ scales: 3 }); // 8 images, each with its chance and its score
const promise = { prompt: "two stars", reward: "alignment", lambda: 10 };
const resampling = { to: 4, lambda: 10, potential: "diff", scheme: "systematic" } as const;

const mine = graph({ name: "mine", scales: 3, paths: 4 }, [
  generate(),
  at([1, 2], decode()),
  at([1, 2], score({ reward: "alignment" })),
  at([1], resample(resampling)),
  at([2], draw({ lambda: 10, correct: true })),
]);

export const laws: readonly Law[] = [
  {
    name: "my search draws each image as often as p(x)·e^{λ·s(x)} says",
    check: async () => {
      const search = compile(mine, operators);
      if (search._tag === "Left") throw new Error(JSON.stringify(search.left));
      const limit = zLimit(9, 1e-4); // 8 images and their sum; wrong alarm in 1 of 10,000
      const tried = { ...promise, models, n: 1, paths: 4, runs: 5000, limit };
      assert.deepEqual(await misses(search.right, tried), []);
    },
  },
];
