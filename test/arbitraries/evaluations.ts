import * as fc from "fast-check";
import type { Asked, Settings } from "../../src/evaluation/Settings.ts";

/** What every evaluation of a test says beside its runs, prompts and seeds. */
export const settingsOf = (part: Pick<Settings, "runs" | "prompts" | "seeds">): Settings => ({
  format: 1,
  model: "toy",
  modelHash: "0",
  graphs: Object.fromEntries(part.runs.map(({ graph }) => [graph, { name: graph }])),
  ...part,
  rewards: ["alignment"],
  encoder: null,
  plugins: [],
  device: { varflow: "0" },
});

const graphName = fc.oneof(
  fc.constantFrom("raw", "tts-var", "a", "a-n1", "a_n1", "../a", "..", "a/b", "%a", "a%000000", ""),
  fc.string({ unit: "binary" }),
);
const runs = fc.uniqueArray(fc.record({ graph: graphName, n: fc.integer({ min: 1, max: 12 }) }), {
  selector: ({ graph, n }) => `${n} ${graph}`,
  minLength: 1,
  maxLength: 4,
});
const seeds = fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 4 });

/** Settings of evaluations whose prompts come from `asked`. */
export const evaluations = (asked: fc.Arbitrary<Asked>): fc.Arbitrary<Settings> =>
  fc
    .record({
      runs,
      seeds,
      prompts: fc.uniqueArray(asked, {
        selector: ({ prompt }) => prompt,
        minLength: 1,
        maxLength: 5,
      }),
    })
    .map(settingsOf);
