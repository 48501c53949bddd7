import fc from "fast-check";
import {
  best,
  cluster,
  decode,
  draw,
  extract,
  generate,
  resample,
  score,
} from "../../operators/index.ts";
import { at, type Graph, graph } from "../../src/graph/Graph.ts";
import type { StepValue } from "../../src/graph/StepValue.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0); // no −0

const step: fc.Arbitrary<StepValue> = fc.oneof(
  fc.record({ guidance: finite }, { requiredKeys: [] }).map((p) => generate(p)),
  fc.constant(decode()),
  fc
    .constantFrom("pca" as const, "pool" as const)
    .map((reduce) => extract({ encoder: "structure", reduce })),
  fc.integer({ min: 1, max: 9 }).map((to) => cluster({ to })),
  fc.constantFrom("alignment", "aesthetic").map((reward) => score({ reward })),
  fc
    .record({
      to: fc.integer({ min: 1, max: 9 }),
      lambda: fc.double({ min: 0, max: 1e9, noNaN: true }).map((x) => x + 0),
      potential: fc.constantFrom("value", "diff", "max", "sum"),
      scheme: fc.constant("multinomial" as const),
    })
    .map((p) => resample(p)),
  fc.constant(best()),
  fc.constantFrom(0, 0.1, 10).map((lambda) => draw({ lambda })),
);

/** Text that a file may hold: anything but what no file can, a lone surrogate. */
const text = fc.string({ unit: "grapheme", maxLength: 12 });

/** Graphs that can be written down, most of them wrong in some way. */
export const graphs = (): fc.Arbitrary<Graph> =>
  fc
    .record({
      head: fc.record(
        {
          name: text,
          about: text,
          source: text,
          scales: fc.integer({ min: 1, max: 13 }),
          paths: fc.integer({ min: 1, max: 16 }),
          n: fc.constant(1 as const),
        },
        { requiredKeys: ["name", "scales", "paths"] },
      ),
      steps: fc.array(
        fc.oneof(
          step,
          fc
            .tuple(
              step,
              fc.uniqueArray(fc.nat(12), { minLength: 1 }),
              fc.option(text, { nil: undefined }),
            )
            .map(([value, scales, id]) => at(scales, value, id)),
        ),
        { maxLength: 8 },
      ),
    })
    .map(({ head, steps }) => graph(head, steps));

/** Graphs without a problem: every scale generated once and first, one image at the end. */
export const soundGraphs = (scales: number): fc.Arbitrary<Graph> =>
  fc
    .record({
      paths: fc.integer({ min: 1, max: 6 }),
      looks: fc.uniqueArray(fc.nat(scales - 1), { maxLength: 3 }),
      to: fc.integer({ min: 1, max: 5 }),
      lambda: fc.constantFrom(0, 1, 10),
      potential: fc.constantFrom("value", "diff", "max", "sum"),
      end: fc.boolean(),
    })
    .map(({ paths, looks, to, lambda, potential, end }) => {
      const last = scales - 1;
      const seen = [...new Set([...looks, last])].sort((a, b) => a - b);
      const resampling = { to, lambda, potential, scheme: "multinomial" } as const;
      return graph({ name: "sound", scales, paths }, [
        generate(),
        at(seen, decode()),
        at(seen, score({ reward: "alignment" })),
        ...(looks.length > 0 ? [at(looks, resample(resampling), "thin")] : []),
        at([last], end ? best() : draw({ lambda })),
      ]);
    });
