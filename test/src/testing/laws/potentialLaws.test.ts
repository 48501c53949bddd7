import { expect, it } from "vitest";
import { type Potential, potentials } from "../../../../src/index.ts";
import { potentialLaws } from "../../../../src/testing/laws/potentialLaws.ts";
import { brokenOf, complaintOf } from "./brokenOf.ts";

const last = (scores: readonly number[]) => scores.at(-1) ?? -Infinity;
const right: Potential = potentials.max.of(Number.NaN);

it("right potentials keep every law", async () =>
  expect(await brokenOf(potentialLaws(right))).toEqual([]));

let calls = 0;
it.each<[string, Potential, readonly string[]]>([
  [
    "0 of no score",
    (scores, weighing) => (scores.length > 0 ? right(scores, weighing) : 0),
    ["is −∞ of no score"],
  ],
  [
    "∞ of a score that is ∞",
    (scores, { lambda }) => (scores.length > 0 ? lambda * last(scores) : -Infinity),
    ["is NaN where the last score is dead, at any lambda"],
  ],
  [
    "lambda 0 revives a dead score",
    (scores, weighing) => (weighing.lambda === 0 ? 0 : right(scores, weighing)),
    ["is −∞ of no score", "is NaN where the last score is dead, at any lambda"],
  ],
  [
    "the largest of those alive",
    (scores, weighing) =>
      Number.isFinite(last(scores))
        ? right(scores.filter(Number.isFinite), weighing)
        : right(scores, weighing),
    ["is NaN, or looks away, where an earlier score is dead"],
  ],
  [
    "overflows",
    (scores, weighing) => right(scores, weighing) * 1e308,
    ["is finite where scores, lambda and what was spent are moderate"],
  ],
  [
    "counts its calls",
    (scores, weighing) => right(scores, weighing) + 1e-3 * calls++,
    ["repeats itself"],
  ],
  [
    "sorts the scores",
    (scores, weighing) => right((scores as number[]).sort(), weighing),
    ["leaves the scores alone"],
  ],
])("catch one that is wrong: %s", async (_, wrong, names) =>
  expect(await brokenOf(potentialLaws(wrong))).toEqual(expect.arrayContaining(names as string[])),
);

it("say what was expected, and of which scores", async () => {
  const complaint = await complaintOf(potentialLaws(() => 7));
  expect(complaint).toMatch(/Counterexample: \[\[\],/);
  expect(complaint).toMatch(/7 !== -Infinity/);
});
