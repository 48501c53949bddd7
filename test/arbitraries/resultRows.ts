import * as fc from "fast-check";
import type { ResultRow } from "../../src/evaluation/ResultRow.ts";

const flops = fc.record({
  transformer: fc.nat(),
  decode: fc.nat(),
  extract: fc.nat(),
  score: fc.nat(),
});

/** Rows as an evaluation writes them, with any text as prompt and reason. */
export const resultRows: fc.Arbitrary<ResultRow> = fc.record({
  graph: fc.constantFrom("raw", "tts-var"),
  n: fc.integer({ min: 1, max: 9 }),
  prompt: fc.string({ unit: "grapheme" }),
  seed: fc.nat(),
  tag: fc.constantFrom(null, "colors", "position"),
  key: fc.stringMatching(/^[0-9a-f]{32}$/),
  image: fc.stringMatching(/^[0-9a-f]{64}$/),
  scores: fc.record({
    alignment: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)),
  }),
  correct: fc.constantFrom(true, false, null),
  reason: fc.string({ unit: "grapheme" }),
  widths: fc.array(fc.integer({ min: 1, max: 9 })),
  ancestors: fc.array(fc.integer({ min: 1, max: 9 })),
  flops,
  flopsExecuted: flops,
  features: fc.option(fc.base64String()),
});
