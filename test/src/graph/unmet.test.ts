import { expect, it } from "vitest";
import { unmet } from "../../../src/graph/unmet.ts";

const test = (expected: { survivors: number[]; logWeights?: number[] }) => ({
  ...{ step: "thin", given: { scores: [1, 2] }, expect: expected },
});
const left = { survivors: [0, 1], logWeights: [0.5, 1000] };

it("unmet finds nothing where all is as expected", () => {
  expect(unmet(test({ survivors: [0, 1] }), left)).toEqual([]);
  expect(unmet(test({ survivors: [0, 1], logWeights: [0.5, 1000] }), left)).toEqual([]);
});
it("unmet forgives what no machine promises, and no more", () => {
  const told = (logWeights: number[]) =>
    unmet(test({ survivors: [0, 1], logWeights }), left).length;
  expect(told([0.5 + 9e-10, 1000 + 9e-7])).toBe(0);
  expect(told([0.5 + 2e-9, 1000])).toBe(1);
  expect(told([0.5, 1000 - 2e-6])).toBe(1);
});
it("unmet tells what came instead, each where it is written", () =>
  expect(unmet(test({ survivors: [0], logWeights: [0.5, 999] }), left)).toEqual([
    {
      path: ["expect", "survivors"],
      message: "thin gives [0, 1], not [0]",
      came: [0, 1],
    },
    {
      path: ["expect", "logWeights"],
      message: "thin gives [0.5, 1000], not [0.5, 999]",
      came: [0.5, 1000],
    },
  ]));
it("unmet tells no more digits than agree", () =>
  expect(
    unmet(test({ survivors: [0, 1], logWeights: [] }), { ...left, logWeights: [1 / 3, 2e-7 / 3] }),
  ).toMatchObject([{ came: [0.333333333333, 6.66666666667e-8] }]));
it("unmet minds order and copies", () => {
  expect(unmet(test({ survivors: [1, 0] }), left)).toHaveLength(1);
  expect(unmet(test({ survivors: [0, 1, 1] }), left)).toHaveLength(1);
  expect(unmet(test({ survivors: [] }), left)).toHaveLength(1);
});
