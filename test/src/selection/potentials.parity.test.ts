import { describe, expect, it } from "vitest";
import type { Choice } from "../../../src/codecs.ts";
import { potentialOf, type potentials } from "../../../src/selection/potentials.ts";
import { softmax } from "../../../src/selection/softmax.ts";
import { parity } from "../../fixtures/parity.ts";

interface Weights {
  readonly potential: Choice<typeof potentials>;
  /** Of every path at each checkpoint, `[checkpoints][paths]`. */
  readonly weights: readonly (readonly number[])[];
  /** Of every path at the last checkpoint, with the terminal correction, `[paths]`. */
  readonly corrected: readonly number[];
}

interface Case {
  readonly name: string;
  /** `[paths][checkpoints]` */
  readonly scores: readonly (readonly number[])[];
  /** Inverse temperature at each checkpoint. */
  readonly lambdas: readonly number[];
  readonly by: readonly Weights[];
}

/** Largest difference of two weights. */
const tolerance = 1e-12;

describe("potentials, then softmax", () => {
  const { cases } = parity<Case>("weights");
  it.each(cases)("weigh as NumPy does under the official definitions: $name", (one) => {
    expect(one.by.length).toBeGreaterThan(9);
    for (const { potential, weights, corrected } of one.by) {
      const spent = one.scores.map(() => 0);
      for (const [j, lambda] of one.lambdas.entries()) {
        const logs = one.scores.map((history, path) =>
          potentialOf(potential)(history.slice(0, j + 1), { lambda, spent: spent[path] ?? NaN }),
        );
        // What `resample` weighs by at the last scale where it corrects: `tempered`.
        const rest = one.scores.map((history, path) =>
          potentialOf("tempered")(history.slice(0, j + 1), { lambda, spent: spent[path] ?? NaN }),
        );
        const where = `${JSON.stringify(potential)} at checkpoint ${j}`;
        expectClose(softmax(logs), weights[j] ?? [], where);
        if (j === one.lambdas.length - 1)
          expectClose(softmax(rest), corrected, `${where}, corrected`);
        for (const [path, log] of logs.entries()) spent[path] = (spent[path] ?? NaN) + log;
      }
    }
  });
});

function expectClose(found: readonly number[] | null, expected: readonly number[], where: string) {
  expect(found, where).toHaveLength(expected.length);
  for (const [path, weight] of expected.entries())
    expect(Math.abs((found?.[path] ?? NaN) - weight), where).toBeLessThanOrEqual(tolerance);
}
