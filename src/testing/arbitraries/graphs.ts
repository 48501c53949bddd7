import fc from "fast-check";
import { at, from, type Graph, graph } from "../../graph/Graph.ts";
import type { StepValue } from "../../graph/StepValue.ts";

/** Text that a file may hold, of 0–12 letters of any script: all but what no file can. */
const text = fc.string({ unit: "grapheme", maxLength: 12 });

const head = fc.record(
  {
    name: text,
    about: text,
    source: text,
    scales: fc.integer({ min: 1, max: 13 }),
    paths: fc.integer({ min: 1, max: 16 }),
    n: fc.constant(1 as const),
  },
  { requiredKeys: ["name", "scales", "paths"] },
);

/**
 * Graphs of 0–8 such steps at 1–13 scales, with 1–16 paths; some steps at some scales only, some
 * named, some from others. All can be written down, most are wrong in some way.
 *
 * @param step steps, as operators applied to their parameters give them.
 * @example graphs(fc.constantFrom(generate(), decode(), score({ reward: "alignment" }), best()))
 */
export const graphs = (step: fc.Arbitrary<StepValue>): fc.Arbitrary<Graph> => {
  const scales = fc.uniqueArray(fc.nat(12), { minLength: 1 });
  const id = fc.option(text, { nil: undefined });
  const sources = fc.oneof(text, fc.array(text, { maxLength: 3 }));
  const placed = fc.oneof(
    step,
    fc.tuple(scales, step, id).map((place) => at(...place)),
    fc.tuple(sources, step).map((branch) => from(...branch)),
  );
  return fc
    .tuple(head, fc.array(placed, { maxLength: 8 }))
    .map(([about, steps]) => graph(about, steps));
};
