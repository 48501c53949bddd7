import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode } from "../../operators/decode.ts";
import { generate } from "../../operators/generate.ts";
import { lookahead } from "../../operators/lookahead.ts";
import { score } from "../../operators/score.ts";
import type { Batch } from "../../src/index.ts";
import { copyKey } from "../../src/random/pathKey.ts";
import { type BatchSpec, batchSpecs, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

const params = fc
  .record(
    {
      reward: fc.constantFrom("alignment", "aesthetic"),
      to: fc.constant(12),
      rolls: fc.integer({ min: 1, max: 3 }),
      take: fc.constantFrom("mean" as const, "max" as const),
      greedy: fc.boolean(),
      side: fc.constant(1),
      topP: fc.double({ min: 0.6, max: 1, noNaN: true }),
    },
    { requiredKeys: ["reward", "to"] },
  )
  .map(({ rolls, ...rest }) => (rest.greedy || rolls === undefined ? rest : { ...rest, rolls }));
const specs = batchSpecs({ maxPaths: 4 });

const looked = async (spec: BatchSpec, given: Parameters<typeof lookahead>[0], options = {}) => {
  const fake = await fakeRun(spec, options);
  const held = heldBatch(fake, spec, ["cache", "latent"]);
  const after = await only(of(held).pipe(lookahead(given, "look")));
  return { after, fake };
};

describe("lookahead", () => {
  for (const { name, check } of operatorLaws({
    operator: lookahead,
    params,
    batches: specs,
    breaks: { models: { fail: { port: "score", call: 0 } } },
  }))
    it(name, check);

  it("scores what a copy with a key of its own becomes, and leaves the path", () =>
    fc.assert(
      fc.asyncProperty(specs, fc.nat(3), async (spec, ahead) => {
        const to = Math.min(12, spec.scale + ahead);
        const { after } = await looked(spec, { reward: "alignment", to });
        const fake = await fakeRun(spec);
        const held = heldBatch(fake, spec, ["cache", "latent"]);
        const copies: Batch<"cache" | "latent"> = {
          ...held,
          paths: held.paths.map((path) => ({
            ...path,
            key: copyKey(path.key, spec.scale, "look", 1),
          })),
        };
        let stream = of(copies).pipe();
        for (let at = spec.scale; at < to; at++) stream = stream.pipe(generate());
        const { paths } = await only(stream.pipe(decode(), score({ reward: "alignment" })));
        expect(after.scale).toBe(spec.scale);
        expect(after.paths.map((path) => path.score)).toEqual(paths.map((path) => path.score));
        expect(after.paths.map(({ key }) => key)).toEqual(spec.paths.map(({ key }) => key));
        expect(after.paths.map(({ history }) => history.at(-1))).toEqual(
          paths.map((path) => ({
            scale: spec.scale,
            reward: "ahead(alignment)",
            score: path.score,
          })),
        );
      }),
      { numRuns: 25 },
    ));
  it("takes the mean or the largest of its rolls, of those that live", async () => {
    const [spec] = fc.sample(batchSpecs({ minPaths: 2, maxPaths: 2 }), { seed: 1, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const scores = (_: number, { place }: { place: number }) =>
      [1, 5, Number.NaN, 2, 4, 3][place] ?? 0;
    const given = { reward: "alignment", to: 12, rolls: 3 };
    const mean = await looked(spec, given, { scores });
    expect(mean.after.paths.map((path) => path.score)).toEqual([3, 3]);
    const max = await looked(spec, { ...given, take: "max" }, { scores });
    expect(max.after.paths.map((path) => path.score)).toEqual([5, 4]);
  });
  it("drops a path of which every roll broke", async () => {
    const [spec] = fc.sample(batchSpecs({ minPaths: 2, maxPaths: 2 }), { seed: 1, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const scores = (own: number, { place }: { place: number }) => (place < 2 ? Number.NaN : own);
    const { after } = await looked(spec, { reward: "alignment", to: 12, rolls: 2 }, { scores });
    expect(after.paths.map(({ key }) => key)).toEqual([spec.paths[1]?.key]);
  });
  it("sees one future where it is greedy, whatever the keys", async () => {
    const [spec] = fc.sample(specs, { seed: 2, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const fake = await fakeRun(spec);
    const asked: unknown[] = [];
    const run = {
      ...fake.run,
      generate: (...args: Parameters<typeof fake.run.generate>) => {
        asked.push(args[2]);
        return fake.run.generate(...args);
      },
    };
    const held = { ...heldBatch(fake, spec, ["cache", "latent"]), run };
    await only(of(held).pipe(lookahead({ reward: "alignment", to: 12, greedy: true })));
    expect(asked).toEqual(Array(12 - spec.scale).fill({ temperature: 1e-6 }));
  });
  it("refuses rolls and temperature beside greedy, and a scale behind it", async () => {
    const said = (given: object) =>
      lookahead.params.decode({ reward: "alignment", to: 9, ...given })._tag;
    expect(said({ greedy: true })).toBe("Right");
    expect(said({ greedy: true, rolls: 2 })).toBe("Left");
    expect(said({ greedy: true, temperature: 1 })).toBe("Left");
    expect(said({ greedy: false, rolls: 2, temperature: 1 })).toBe("Right");
    const { unfit } = lookahead;
    const at = (scale: number, to: number) =>
      unfit?.({ reward: "alignment", to }, { scale, scales: 13 });
    expect([at(9, 9), at(9, 12)]).toEqual([null, null]);
    expect(at(9, 8)).toContain("9…12");
    expect(at(9, 13)).toContain("9…12");
    const [spec] = fc.sample(specs, { seed: 2, numRuns: 1 });
    const late = withPaths({ ...(spec as BatchSpec), scale: 9 }, () => ({}));
    await expect(looked(late, { reward: "alignment", to: 8 })).rejects.toThrow(/behind/);
  });
});
