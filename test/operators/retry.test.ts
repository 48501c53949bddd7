import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode } from "../../operators/decode.ts";
import { generate } from "../../operators/generate.ts";
import { retry } from "../../operators/retry.ts";
import { score } from "../../operators/score.ts";
import { copyKey } from "../../src/random/pathKey.ts";
import { type BatchSpec, batchSpecs, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import type { FakeOptions } from "../../src/testing/fakes/FakeOptions.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

const accept = fc.oneof(
  fc.record({ above: fc.constantFrom(-9, 0, 0.5, 9) }),
  fc.record({ better: fc.constantFrom(-9, 0, 0.5, 9) }),
);
const params = fc.record(
  {
    reward: fc.constantFrom("alignment", "aesthetic"),
    accept,
    tries: fc.integer({ min: 1, max: 3 }),
    rollover: fc.boolean(),
    guidance: fc.double({ min: -2, max: 9, noNaN: true }),
  },
  { requiredKeys: ["reward", "accept", "tries"] },
);
const specs = batchSpecs({ maxPaths: 4 });
const two = (): BatchSpec => {
  const [spec] = fc.sample(batchSpecs({ minPaths: 2, maxPaths: 2 }), { seed: 1, numRuns: 1 });
  return withPaths(spec as BatchSpec, () => ({ history: [] }));
};
const retried = async (
  spec: BatchSpec,
  given: Parameters<typeof retry>[0],
  options: FakeOptions = {},
) => {
  const fake = await fakeRun(spec, options);
  const held = heldBatch(fake, spec, ["cache", "latent", "history"]);
  const { paths } = await only(of(held).pipe(retry(given, "again")));
  const drawn = fake.events.flatMap((event) => (event.type === "generated" ? [event.paths] : []));
  return { paths, drawn, fake };
};
/** What each look sees of each path that is still open. */
const seeing = (...looks: readonly (readonly number[])[]): FakeOptions => {
  let look = -1;
  return {
    scores: (_, { place }) => {
      if (place === 0) look += 1;
      return looks[look]?.[place] ?? Number.NaN;
    },
  };
};
const alone = (tries: number, more = {}) => ({
  ...{ reward: "alignment", accept: { above: 1 }, tries },
  ...more,
});

describe("retry", () => {
  for (const { name, check } of operatorLaws({
    operator: retry,
    params,
    batches: specs,
    breaks: { models: { fail: { port: "decode", call: 0 } } },
  }))
    it(name, check);

  it("with one try is generate, decode and score", () =>
    fc.assert(
      fc.asyncProperty(specs, accept, async (spec, given) => {
        const numbers = async (
          paths: readonly { key: string; score: number; history: readonly unknown[] }[],
        ) => paths.map((path) => [path.key, path.score, path.history]);
        const { paths } = await retried(spec, { reward: "alignment", accept: given, tries: 1 });
        const fake = await fakeRun(spec);
        const held = heldBatch(fake, spec, ["cache", "latent", "history"]);
        const plainly = await only(
          of(held).pipe(generate(), decode(), score({ reward: "alignment" })),
        );
        expect(await numbers(paths)).toEqual(await numbers(plainly.paths));
      }),
      { numRuns: 20 },
    ));
  it("draws again who is not accepted, with keys of their own, and keeps the one accepted", async () => {
    const spec = two();
    const [a = "", b = ""] = spec.paths.map(({ key }) => key);
    const at = spec.scale + 1;
    const { paths, drawn } = await retried(spec, alone(3), seeing([2, 0], [1]));
    expect(drawn).toEqual([[a, b], [copyKey(b, at, "again", 1)]]);
    expect(paths.map(({ key }) => key)).toEqual([a, copyKey(b, at, "again", 1)]);
    expect(paths.map((path) => path.score)).toEqual([2, 1]);
    expect(paths.map(({ history }) => history.map((one) => one.score))).toEqual([[2], [1]]);
  });
  it("keeps the best, the first of equals, where none is accepted", async () => {
    const spec = two();
    const { paths, drawn } = await retried(spec, alone(3), seeing([0, 0.5], [0.9, 0.5], [0.9, 0]));
    expect(drawn).toHaveLength(3);
    expect(paths.map((path) => path.score)).toEqual([0.9, 0.5]);
    expect(paths.map(({ key }) => key)).toEqual([drawn[1]?.[0], drawn[0]?.[1]]);
  });
  it("leaves tries over to later retries, if it is to", async () => {
    const spec = two();
    const { paths } = await retried(spec, alone(3, { rollover: true }), seeing([2, 0], [0], [0]));
    expect(paths.map(({ spare }) => spare)).toEqual([2, 0]);
    const lost = await retried(spec, alone(3), seeing([2, 0], [0], [0]));
    expect(lost.paths.map(({ spare }) => spare)).toEqual([0, 0]);
    const fake = await fakeRun(spec, seeing([2, 0], [0], [0], [0, 0], [0, 0], [0], [0]));
    const held = heldBatch(fake, spec, ["cache", "latent"]);
    const given = alone(2, { rollover: true });
    await only(of(held).pipe(retry(given, "one"), retry(given, "two")));
    const drawn = fake.events.flatMap((event) =>
      event.type === "generated" && event.step === "two" ? [event.paths.length] : [],
    );
    expect(drawn).toEqual([2, 2, 1]);
  });
  it("drops a path of which every try broke, and no other", async () => {
    const { paths, drawn } = await retried(two(), alone(2), seeing([NaN, NaN], [NaN, 0.5]));
    expect(drawn).toHaveLength(2);
    expect(paths.map((path) => path.score)).toEqual([0.5]);
    await expect(retried(two(), alone(1), seeing([NaN, NaN]))).rejects.toThrow(/again/);
  });
});
