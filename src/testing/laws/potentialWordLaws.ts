import assert from "node:assert/strict";
import fc from "fast-check";
import type { PotentialWord } from "../../selection/potentials.ts";
import { history } from "../arbitraries/scores.ts";
import type { Law } from "./Law.ts";
import { potentialLaws } from "./potentialLaws.ts";
import { usual } from "./usual.ts";

/**
 * What a word for a potential owes: a sentence about it, numbers that its codec takes, the same
 * potential for the same number, and every law of potentials for each.
 *
 * @param taken numbers that the word takes; none for a word that takes none.
 * @example for (const { name, check } of potentialWordLaws(mine, [0.5, 1])) it(name, check);
 */
export function potentialWordLaws(
  { about, takes, of }: PotentialWord & { readonly takes?: { is(value: unknown): boolean } },
  taken: readonly number[] = [],
): readonly Law[] {
  const numbers = taken.length > 0 ? taken : [Number.NaN];
  return [
    {
      name: "says what it is in a sentence, and takes numbers if it says so",
      check: () => {
        assert.match(about, /^\S.*\.$/s);
        assert.equal(takes === undefined, taken.length === 0, "numbers given, and taken, differ");
        for (const number of taken) assert.ok(takes?.is(number), `it does not take ${number}`);
      },
    },
    {
      name: "makes the same potential of the same number",
      check: () =>
        fc.assert(
          fc.property(fc.constantFrom(...numbers), history(), (number, scores) => {
            const value = () => of(number)(scores, { lambda: 10, spent: 0.5 });
            assert.equal(value(), value());
          }),
          usual,
        ),
    },
    ...numbers.flatMap((number) =>
      potentialLaws(of(number)).map(({ name, check }) => ({
        name: takes === undefined ? name : `of ${number}: ${name}`,
        check,
      })),
    ),
  ];
}
