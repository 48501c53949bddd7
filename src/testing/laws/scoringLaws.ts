import assert from "node:assert/strict";
import fc from "fast-check";
import type { Law } from "./Law.ts";
import { usual } from "./usual.ts";

/** Pictures, and what scores them. */
export interface Scoring {
  /** Number of pictures, two or more. */
  readonly count: number;
  /** Scores the pictures at these places. */
  readonly score: (places: readonly number[], prompt: string) => Promise<readonly number[]>;
  /** A copy of all pixels, as they are now. */
  readonly pixels: () => Promise<readonly (readonly number[])[]>;
  readonly close: () => Promise<void>;
}

/** How scores are compared, and with which prompts. */
export interface ScoringOptions {
  /** Prompts that can be scored; two that every vocabulary of this package knows if absent. */
  readonly prompts?: readonly string[];
  /** Largest difference between scores that count as equal; 0, to the last bit, if absent. */
  readonly tolerance?: number;
  /** Batches tried for each law; 10 if absent. */
  readonly runs?: number;
}

/** What everything that scores pictures owes a search, whatever it is. */
export function scoringLaws(
  open: () => Promise<Scoring>,
  { prompts = ["two stars", "a red circle"], tolerance = 0, runs = 10 }: ScoringOptions = {},
): readonly Law[] {
  const law = (name: string, check: Check): Law => ({
    name,
    check: async () => {
      const scoring = await open();
      const place = fc.nat(scoring.count - 1);
      const places = fc.array(place, { minLength: 1, maxLength: 2 * scoring.count });
      try {
        await fc.assert(
          fc.asyncProperty(places, fc.constantFrom(...prompts), async (some, prompt) =>
            check(scoring, some, prompt, (actual, expected) =>
              assertNear(actual, expected, tolerance),
            ),
          ),
          { ...usual, numRuns: runs },
        );
      } finally {
        await scoring.close();
      }
    },
  });
  return [
    law("gives one number for each picture", countCheck),
    law("repeats itself", repeatCheck),
    law("gives a picture its score wherever it stands", orderCheck),
    law("gives a picture its score whatever is scored with it", aloneCheck),
    law("leaves the pixels alone", pixelsCheck),
  ];
}

type Near = (actual: readonly number[], expected: readonly number[]) => void;
type Check = (
  scoring: Scoring,
  places: readonly number[],
  prompt: string,
  near: Near,
) => Promise<void>;

const countCheck: Check = async ({ score }, places, prompt) => {
  const scores: unknown = await score(places, prompt);
  assert.ok(Array.isArray(scores), `a list of numbers was expected, not ${String(scores)}`);
  assert.deepEqual(
    scores.map((own) => typeof own),
    places.map(() => "number"),
  );
};

const repeatCheck: Check = async ({ score }, places, prompt, near) =>
  near(await score(places, prompt), await score(places, prompt));

const orderCheck: Check = async ({ score }, places, prompt, near) =>
  near(await score([...places].reverse(), prompt), [...(await score(places, prompt))].reverse());

const aloneCheck: Check = async ({ score }, places, prompt, near) => {
  const alone: number[] = [];
  for (const place of places) alone.push(...(await score([place], prompt)));
  near(await score(places, prompt), alone);
};

const pixelsCheck: Check = async ({ score, pixels }, places, prompt) => {
  const before = await pixels();
  await score(places, prompt);
  assert.deepEqual(await pixels(), before);
};

/** Equal, to the last bit where the tolerance is 0; NaN equals NaN. */
function assertNear(
  actual: readonly number[],
  expected: readonly number[],
  tolerance: number,
): void {
  const near = (a: number, b: number) => Object.is(a, b) || Math.abs(a - b) <= tolerance;
  const same =
    actual.length === expected.length && actual.every((own, i) => near(own, expected[i] as number));
  if (!same) assert.deepEqual(actual, expected);
}
