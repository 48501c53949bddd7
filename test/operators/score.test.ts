import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { score } from "../../operators/score.ts";
import { DeadBatch, ModelError } from "../../src/errors.ts";
import { batchSpecs, specOfScores } from "../arbitraries/batchSpecs.ts";
import { heldBatch } from "../fakes/batches.ts";
import { fakeRun } from "../fakes/fakeRun.ts";
import { failureOf, only } from "../fakes/only.ts";
import { operatorLaws } from "../laws/operatorLaws.ts";

const params = fc.record({ reward: fc.constantFrom("alignment", "aesthetic") });
const three = specOfScores([1, 2, 3]);
const scoresOf = { reward: "alignment" };

describe("score", () => {
  operatorLaws({
    operator: score,
    apply: (p, id) => score(p, id),
    params,
    breaks: { models: { fail: { port: "score", call: 0 } } },
  });

  it("scores each path's own picture, remembers it, tells and counts it", () =>
    fc.assert(
      fc.asyncProperty(params, batchSpecs(), fc.constantFrom(1, 3, 64), async (p, spec, batch) => {
        const scored = async (limit: number, places: readonly number[]) => {
          const some = { ...spec, paths: places.map((i) => spec.paths[i] as never) };
          const fake = await fakeRun(spec, { batch: limit });
          const given = heldBatch(fake, some, ["image", "history"]);
          return { fake, ...(await only(of(given).pipe(score(p, "x")))) };
        };
        const all = [...spec.paths.keys()];
        const { fake, paths } = await scored(batch, all);
        for (const i of all) {
          const [alone] = (await scored(1, [i])).paths;
          expect(alone?.score).toBe(paths[i]?.score);
          const { reward } = p;
          const now = { scale: spec.scale, reward, score: paths[i]?.score };
          expect(paths[i]?.history).toEqual([...(spec.paths[i]?.history ?? []), now]);
        }
        const told = { type: "scored", scale: spec.scale, step: "x", ...p };
        const keys = spec.paths.map(({ key }) => key);
        const scores = paths.map((path) => path.score);
        expect(fake.events).toEqual([{ ...told, paths: keys, scores }]);
        expect(fake.meter.flops.score).toBe((p.reward === "alignment" ? 19 : 23) * all.length);
      }),
      { numRuns: 15 },
    ));
  it("begins a history where there is none, and replaces the score of before", async () => {
    const fake = await fakeRun(three);
    const { paths } = await only(
      of(heldBatch(fake, three, ["image", "score"])).pipe(score(scoresOf)),
    );
    for (const path of paths) {
      expect(path.history).toEqual([{ scale: 6, reward: "alignment", score: path.score }]);
      expect([1, 2, 3]).not.toContain(path.score);
    }
  });
  it.each([Number.NaN, Infinity, -Infinity])(
    "lets %d end that path alone, with an event",
    async (dead) => {
      const scores = (own: number, { place }: { place: number }) => (place === 1 ? dead : own);
      const fake = await fakeRun(three, { scores });
      const { paths } = await only(of(heldBatch(fake, three, ["image"])).pipe(score(scoresOf)));
      expect(paths.map(({ key }) => key)).toEqual([three.paths[0]?.key, three.paths[2]?.key]);
      expect(fake.events.map(({ type }) => type)).toEqual(["scored", "died"]);
      expect(fake.events).toMatchObject([
        { scores: [expect.any(Number), null, expect.any(Number)] },
        { step: "score", scale: 6, paths: [three.paths[1]?.key], why: `scores ${dead}` },
      ]);
      expect(fake.held()).toBe(2);
    },
  );
  it("fails when no reward is alive, and names them", async () => {
    const fake = await fakeRun(three, {
      scores: (_, { place }) => [NaN, Infinity, -Infinity][place] ?? 0,
    });
    const error = await failureOf(of(heldBatch(fake, three, ["image"])).pipe(score(scoresOf)));
    expect((error as Error).cause).toBeInstanceOf(DeadBatch);
    expect((error as Error).message).toBe(
      "step score at scale 6: no path is alive: scores NaN, Infinity, -Infinity",
    );
    await fake.lease.close();
    expect(fake.models.device.live()).toBe(0);
  });
  it("says which rewards there are", async () => {
    const fake = await fakeRun(three);
    const error = await failureOf(
      of(heldBatch(fake, three, ["image"])).pipe(score({ reward: "taste" })),
    );
    expect((error as Error).cause).toBeInstanceOf(ModelError);
    expect((error as Error).cause).toMatchObject({ hint: "it has: alignment, aesthetic" });
    expect(score.roles?.(scoresOf)).toEqual([{ kind: "reward", name: "alignment" }]);
  });
});
