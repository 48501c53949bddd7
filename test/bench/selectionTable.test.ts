import { expect, it } from "vitest";
import { type Round, selectionTable } from "../../bench/selectionTable.ts";

const scores = [
  [0, 0],
  [0, 10],
  [20, 0],
  [20, 1],
];

/** A round in which the official way takes so many times longer for features. */
const round = (times: number): Round => ({
  ours: { features: 100, clusters: 20, scores, kept: [0, 2] },
  theirs: {
    features: 100 * times,
    clusters: 10,
    scores: [
      [0, 0],
      [0, 10],
      [20, 0.002],
      [20, 1],
    ],
    kept: [0, 1],
  },
});

it("selectionTable tells medians, quartiles of the ratio, and how far the two ways agree", () => {
  const text = selectionTable([7, 10, 9, 8, 11].map(round));
  expect(text.split("\n").slice(0, 4)).toEqual([
    "                  ours  official  times less, median (quartiles)",
    "features           100       900  9.0 (8.0 to 10.0)",
    "clusters          20.0      10.0  0.5 (0.5 to 0.5)",
    "both together      120       910  7.6 (6.8 to 8.4)",
  ]);
  expect(text).toContain("medians of 5 rounds; features differ by at most 1e-4 of the largest");
  // Around 0 and 2: 100 + 1; around 0 and 1, of our features: 400 + 401.
  expect(text).toMatch(new RegExp(`official one: ${(101 / 801).toFixed(3)}$`));
});
