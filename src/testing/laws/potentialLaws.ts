import assert from "node:assert/strict";
import fc from "fast-check";
import type { Potential, Weighing } from "../../selection/potentials.ts";
import { deadScore, history, moderateScore } from "../arbitraries/scores.ts";
import type { Law } from "./Law.ts";
import { usual } from "./usual.ts";

/**
 * What every potential owes `resample`: no score is −∞; a dead score that it looks at makes it NaN,
 * never a number; moderate scores make it finite; it repeats itself and leaves the scores alone.
 *
 * @example for (const { name, check } of potentialLaws(halfway)) it(name, check);
 */
export const potentialLaws = (potential: Potential): readonly Law[] => [
  law("is −∞ of no score", fc.constant([]), (scores, weighing) =>
    assert.equal(potential(scores, weighing), Number.NEGATIVE_INFINITY),
  ),
  law("is NaN where the last score is dead, at any lambda", endedBy(deadScore()), (...given) =>
    assert.equal(potential(...given), Number.NaN),
  ),
  law("is NaN, or looks away, where an earlier score is dead", interrupted, (scores, weighing) => {
    const place = scores.findIndex((score) => !Number.isFinite(score));
    const among = (score: number) => potential(scores.with(place, score), weighing);
    if (Number.isNaN(potential(scores, weighing))) return;
    const found = [Number.NaN, Number.POSITIVE_INFINITY, 0, 17, -17].map(among);
    assert.deepEqual(
      found,
      found.map(() => found[0]),
      `it looks at score ${place}`,
    );
  }),
  law("is finite where scores, lambda and what was spent are moderate", moderate, (...given) => {
    const value = potential(...given);
    assert.ok(Number.isFinite(value), `it is ${value}`);
  }),
  law("repeats itself", history(), (...given) =>
    assert.equal(potential(...given), potential(...given)),
  ),
  law("leaves the scores alone", history(), (scores, weighing) => {
    const before = [...scores];
    potential(scores, weighing);
    assert.deepEqual(scores, before);
  }),
];

type Scores = readonly number[];

const moderate = fc.array(moderateScore(), { minLength: 1, maxLength: 6 });

/** Live scores, and one of these after them. */
const endedBy = (last: fc.Arbitrary<number>): fc.Arbitrary<Scores> =>
  fc.tuple(fc.array(moderateScore(), { maxLength: 5 }), last).map(([past, own]) => [...past, own]);

/** One dead score, and live ones after it. */
const interrupted: fc.Arbitrary<Scores> = fc
  .tuple(endedBy(deadScore()), moderate)
  .map(([past, rest]) => [...past, ...rest]);

const weighing: fc.Arbitrary<Weighing> = fc.record({
  lambda: fc.constantFrom(0, 0.1, 1, 10),
  spent: fc.double({ min: -50, max: 50, noNaN: true }),
});

const law = (
  name: string,
  scores: fc.Arbitrary<Scores>,
  check: (scores: Scores, weighing: Weighing) => void,
): Law => ({ name, check: () => fc.assert(fc.property(scores, weighing, check), usual) });
