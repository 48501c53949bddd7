import { expect, it } from "vitest";
import type { Measured, Models, StepReply, StepRequest } from "../../../../src/index.ts";
import { measuringLaws } from "../../../../src/testing/laws/measuringLaws.ts";
import { portLaws } from "../../../../src/testing/laws/portLaws.ts";
import { toyModels } from "../../../../src/testing/toyModels.ts";
import { brokenOf } from "./brokenOf.ts";

type Step = (request: StepRequest) => Promise<StepReply>;

/** A toy whose steps are changed. */
const stepping = (change: (step: Step, request: StepRequest) => Promise<StepReply>) => () => {
  const toy: Models = toyModels({ scales: 3 });
  return {
    ...toy,
    lease: () => {
      const lease = toy.lease();
      const step: Step = (request) => change(lease.generator.step, request);
      return { ...lease, generator: { ...lease.generator, step } };
    },
  };
};
/** A toy that tells something else of what it draws. */
const telling = (change: (measured: Measured, request: StepRequest) => Measured | undefined) =>
  stepping(async (step, request) => {
    const { measured, ...reply } = await step(request);
    const told = measured === undefined ? undefined : change(measured, request);
    return { ...reply, ...(told === undefined ? {} : { measured: told }) };
  });

const same = "draws the same whether measured or not, and tells nothing where it is not asked";
const alike = "measures a path alike alone and beside others, within bounds";
const chances = "measures by the very chances that it draws from";

it.each<[string, () => Models, string]>([
  [
    "measuring draws from other noise",
    stepping((step, request) =>
      step(request.measure ? { ...request, noise: request.noise.map((x) => 1 - x) } : request),
    ),
    same,
  ],
  ["it tells unasked", stepping((step, request) => step({ ...request, measure: true })), same],
  ["it tells nothing", telling(() => undefined), alike],
  [
    "every path is told of the first",
    telling((m) => ({ ...m, confidence: m.confidence.map(() => m.confidence[0] ?? 0) })),
    alike,
  ],
  [
    "a chance, not its logarithm",
    telling((m) => ({ ...m, logProbability: m.logProbability.map(Math.exp) })),
    alike,
  ],
  [
    "|p − ½| instead of |2p − 1|",
    telling((m) => ({ ...m, confidence: m.confidence.map((sure) => sure / 2) })),
    alike,
  ],
  [
    "logarithms to base 2",
    telling((m) => ({ ...m, logProbability: m.logProbability.map((log) => log / Math.LN2) })),
    chances,
  ],
  [
    "the log-chance before top-p and temperature",
    telling((m) => ({ ...m, logProbability: m.logProbability.map((log) => 0.9 * log - 0.01) })),
    chances,
  ],
])("measuringLaws catch models that are wrong: %s", async (_, models, name) =>
  expect(await brokenOf(measuringLaws({ models, runs: 30 }))).toContain(name),
);

it("are left out for models that do not tell", async () => {
  const models = telling(() => undefined);
  expect(await brokenOf(portLaws({ models, measures: false }))).toEqual([]);
});
