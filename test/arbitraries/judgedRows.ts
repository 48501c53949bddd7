import * as fc from "fast-check";
import type { Rows } from "../../src/evaluation/differenceOf.ts";
import type { ResultRow } from "../../src/evaluation/ResultRow.ts";

/** A row with what statistics read of it. */
export const rowWith = (change: Partial<ResultRow>): ResultRow => ({
  graph: "raw",
  n: 1,
  prompt: "a star",
  seed: 0,
  tag: null,
  key: "",
  image: "",
  scores: {},
  correct: null,
  reason: "",
  widths: [1],
  ancestors: [1],
  flops: { transformer: 1, decode: 0, extract: 0, score: 0 },
  flopsExecuted: { transformer: 1, decode: 0, extract: 0, score: 0 },
  features: null,
  ...change,
});

const tags = ["colors", "counting", "position"] as const;

/**
 * Rows of one strategy: prompts in three categories, two in each if no other number is asked for,
 * some seeds each, a verdict and a reward.
 */
export const judgedRows = (
  change: Partial<ResultRow> = {},
  prompts: fc.Arbitrary<number> = fc.integer({ min: 6, max: 12 }),
): fc.Arbitrary<Rows> =>
  fc.record({ prompts, seeds: fc.integer({ min: 1, max: 3 }) }).chain(({ prompts, seeds }) =>
    fc
      .array(fc.record({ correct: fc.boolean(), alignment: fc.integer({ min: -9, max: 9 }) }), {
        minLength: prompts * seeds,
        maxLength: prompts * seeds,
      })
      .map((values) =>
        values.map(({ correct, alignment }, i) => {
          const prompt = Math.floor(i / seeds);
          return rowWith({
            prompt: `p${prompt}`,
            seed: i % seeds,
            tag: tags[prompt % tags.length] as string,
            correct,
            scores: { alignment: alignment / 3 },
            ...change,
          });
        }),
      ),
  ) as unknown as fc.Arbitrary<Rows>;
