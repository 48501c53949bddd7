import { expect, it } from "vitest";
import type { Rows } from "../../../src/evaluation/differenceOf.ts";
import { judgedClaim } from "../../../src/evaluation/judgedClaim.ts";
import { rowWith } from "../../arbitraries/judgedRows.ts";

const rowsOf = (graph: string, right: readonly boolean[]) =>
  right.map((correct, i) =>
    rowWith({ graph, prompt: `p${i}`, correct, scores: { odd: correct ? 1 : 0 } }),
  ) as unknown as Rows;
const groups = new Map([
  ["good@1", rowsOf("good", Array(40).fill(true))],
  ["bad@1", rowsOf("bad", Array(40).fill(false))],
  [
    "mixed@1",
    rowsOf(
      "mixed",
      Array.from({ length: 40 }, (_, i) => i % 2 === 0),
    ),
  ],
  [
    "other@1",
    rowsOf(
      "other",
      Array.from({ length: 40 }, (_, i) => i % 2 === 1),
    ),
  ],
]);
const outcome = (run: string, against: string, expect?: "better" | "worse" | "no worse") =>
  judgedClaim(
    { says: "", run, against, on: "judge", ...(expect === undefined ? {} : { expect }) },
    groups,
  ).outcome;

it.each([
  ["good@1", "bad@1", undefined, "agree"],
  ["bad@1", "good@1", "better", "disagree"],
  ["bad@1", "good@1", "worse", "agree"],
  ["good@1", "bad@1", "worse", "disagree"],
  ["mixed@1", "other@1", "better", "too close to tell"],
  ["mixed@1", "other@1", "worse", "too close to tell"],
  ["mixed@1", "other@1", "no worse", "agree"],
  ["bad@1", "good@1", "no worse", "disagree"],
  ["good@1", "nobody@1", "better", "not run"],
] as const)("%s against %s, expected %s: %s", (run, against, expected, found) =>
  expect(outcome(run, against, expected)).toBe(found),
);
it("takes no single prompt for evidence, of being no worse neither", () => {
  const few = new Map([
    ["a@1", rowsOf("a", [true])],
    ["b@1", rowsOf("b", [true])],
  ]);
  const claim = { says: "", run: "a@1", against: "b@1", on: "judge", expect: "no worse" } as const;
  expect(judgedClaim(claim, few).outcome).toBe("too close to tell");
});
it("names the metric where it is not the judge", () =>
  expect(judgedClaim({ says: "", run: "good@1", against: "bad@1", on: "odd" }, groups).found).toBe(
    "odd: better by 1.000 [1.000, 1.000] at 1.00 of the compute",
  ));
