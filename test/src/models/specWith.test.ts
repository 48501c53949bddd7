import { expect, it } from "vitest";
import { specWith } from "../../../src/models/specWith.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";

const one = () => [1];

it("specWith adds rewards and what they cost, and keeps all else", () => {
  const spec = { ...fakeSpec(), about: "kept" };
  expect(specWith(spec, { red: one, dear: Object.assign(() => [1], { flops: 29 }) })).toEqual({
    ...spec,
    cost: { ...spec.cost, score: { ...spec.cost.score, red: 0, dear: 29 } },
    rewards: ["alignment", "aesthetic", "red", "dear"],
  });
  expect(spec.rewards).toEqual(["alignment", "aesthetic"]);
});

it.each([
  ["a role that is filled", { alignment: one }, 'fake: has a reward "alignment" already'],
  ["what is no name", { "a b": one }, 'fake: reward "a b": expected a name'],
  ["what is no name either", { "": one }, 'fake: reward "": expected a name'],
  [
    "a cost that is none",
    { red: Object.assign(() => [1], { flops: Number.NaN }) },
    'fake: reward "red": flops NaN of a picture',
  ],
])("specWith refuses %s", (_, rewards, said) =>
  expect(() => specWith(fakeSpec(), rewards)).toThrow(said),
);
