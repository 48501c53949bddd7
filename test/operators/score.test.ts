import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { score } from "../../operators/score.ts";
import type { Shape } from "../../src/closed.ts";
import { DeadBatch, ModelError } from "../../src/errors.ts";
import { problemsOf } from "../../src/graph/Problem.ts";
import { scoringOf } from "../../src/selection/scoringOf.ts";
import {
  type BatchSpec,
  batchSpecs,
  specOfScores,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

type Params = Parameters<typeof score>[0];
const one = fc.record({ reward: fc.constantFrom("alignment", "aesthetic") });
const weight = fc.constantFrom(1, 0.5, 3);
const rewards = fc.record({ alignment: weight, aesthetic: weight });
const several: fc.Arbitrary<Params> = fc.oneof(
  fc.record({ rewards, combine: fc.constantFrom("mean-rank", "softmax-mean", "product") }),
  fc.record({
    rewards: fc.record({ alignment: fc.constant(1), aesthetic: weight }),
    combine: fc
      .constantFrom(-1, 0, 0.5)
      .map((from) => ({ "gate-then-rank": { gate: "alignment", from } })),
  }),
  fc.record({
    rewards,
    combine: fc.constantFrom("weighted", "minimum"),
    normalise: fc.constantFrom("raw", "z", "minmax", "rank"),
  }),
);
const params: fc.Arbitrary<Params> = fc.oneof(one, several);
const three = specOfScores([1, 2, 3]);
const scoresOf = { reward: "alignment" };

describe("score", () => {
  for (const { name, check } of operatorLaws({
    operator: score,
    params,
    breaks: { models: { fail: { port: "score", call: 0 } } },
  }))
    it(name, check);

  it("scores each path's own picture, remembers it, tells and counts it", () =>
    fc.assert(
      fc.asyncProperty(one, batchSpecs(), fc.constantFrom(1, 3, 64), async (p, spec, batch) => {
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

describe("score with several rewards", () => {
  const both = { alignment: 1, aesthetic: 0.5 };
  const mean = { rewards: both, combine: "mean-rank" } as const;

  it("tells the raw scores of each and what they make together, which is remembered", () =>
    fc.assert(
      fc.asyncProperty(several, batchSpecs(), async (p, spec) => {
        const fake = await fakeRun(spec);
        const given = heldBatch(fake, spec, ["image", "history"]);
        const { paths } = await only(of(given).pipe(score(p, "x")));
        const { name, roles, combined } = scoringOf(p);
        expect(roles).toEqual(["alignment", "aesthetic"]);
        const keys = spec.paths.map(({ key }) => key);
        const told = fake.events.map((event) => {
          if (event.type !== "scored") throw new Error(event.type);
          expect(event).toMatchObject({ scale: spec.scale, step: "x", paths: keys });
          return [event.reward, event.scores as number[]] as const;
        });
        expect(told.map(([reward]) => reward)).toEqual([...roles, name]);
        const table = told.slice(0, 2).map(([, scores]) => scores);
        expect(told[2]?.[1]).toEqual(combined(table));
        for (const [i, path] of paths.entries()) {
          const own = { scale: spec.scale, reward: name, score: told[2]?.[1][i] };
          expect(path.score).toBe(own.score);
          expect(path.history).toEqual([...(spec.paths[i]?.history ?? []), own]);
        }
        expect(fake.meter.flops.score).toBe((19 + 23) * spec.paths.length);
        const [alone] = await rawOf(spec);
        expect(table[0]).toEqual(alone);
      }),
      { numRuns: 25 },
    ));
  it("lets one dead score end that path alone, which counts in no other's", async () => {
    const five = specOfScores([1, 2, 3, 4, 5]);
    const scores = (own: number, { name, place }: { name: string; place: number }) =>
      name === "aesthetic" && place === 2 ? Number.NaN : name === "alignment" ? place : own;
    const fake = await fakeRun(five, { scores });
    const { paths } = await only(
      of(heldBatch(fake, five, ["image"])).pipe(
        score({
          rewards: { alignment: 2, aesthetic: 1e-9 },
          combine: "weighted",
          normalise: "rank",
        }),
      ),
    );
    expect(paths.map(({ key }) => key)).toEqual([0, 1, 3, 4].map((i) => five.paths[i]?.key));
    // Ranks of four, not of five.
    for (const [i, path] of paths.entries()) expect(path.score).toBeCloseTo((2 * i) / 3, 6);
    expect(paths.every(({ logWeight }) => logWeight === Math.log(4 / 5))).toBe(true);
    const name = "weighted rank(2 alignment, 1e-9 aesthetic)";
    expect(fake.events).toMatchObject([
      { type: "scored", reward: "alignment", scores: [0, 1, 2, 3, 4] },
      { type: "scored", reward: "aesthetic", scores: { 2: null } },
      { type: "scored", reward: name, scores: { 2: null } },
      { type: "died", paths: [five.paths[2]?.key], why: "scores NaN" },
    ]);
  });
  it("names the raw score that killed each path where all are dead", async () => {
    const fake = await fakeRun(three, {
      scores: (own, { name, place }) =>
        name === "alignment" ? ([1, 2, -Infinity][place] ?? 0) : ([NaN, Infinity, own][place] ?? 0),
    });
    const error = await failureOf(of(heldBatch(fake, three, ["image"])).pipe(score(mean)));
    expect((error as Error).message).toContain("no path is alive: scores NaN, Infinity, -Infinity");
  });
  it("drops a path whose scores are alive and their sum is not", async () => {
    const fake = await fakeRun(three, { scores: (own, { place }) => (place === 0 ? 1e308 : own) });
    const wide = { rewards: { alignment: 1, aesthetic: 1 }, combine: "product" } as const;
    const { paths } = await only(of(heldBatch(fake, three, ["image"])).pipe(score(wide)));
    expect(paths).toHaveLength(2);
    expect(fake.events.at(-1)).toMatchObject({ type: "died", why: "scores Infinity" });
  });
  it("says which models it needs, and whether a final score is of its image alone", () => {
    expect(score.roles?.(mean)).toEqual([
      { kind: "reward", name: "alignment" },
      { kind: "reward", name: "aesthetic" },
    ]);
    expect(score.bias?.({ reward: "alignment" })).toBeNull();
    expect(score.bias?.(mean)).toMatch("the other paths' scores");
  });
  it("takes either reward or rewards, and says what is right", () => {
    const said = (p: unknown) =>
      problemsOf(score.params.decode(p)).map(({ path, message }) => [path.join("."), message]);
    for (const right of [
      { reward: "alignment" },
      mean,
      { rewards: both, combine: "weighted" },
      { rewards: { alignment: 2 }, combine: "weighted", normalise: "z" },
    ])
      expect(said(right)).toEqual([]);
    const neither = "expected reward, a role, or rewards, weights by role";
    const words =
      "one of weighted, mean-rank, softmax-mean, product, minimum, { gate-then-rank: { gate, from } }";
    expect(said({})).toEqual([["", `{}: ${neither}`]]);
    expect(said({ combine: "product" })).toEqual([["", `{"combine":"product"}: ${neither}`]]);
    expect(said({ reward: "alignment", rewards: both, combine: "product" })).toEqual([
      ["rewards", `${JSON.stringify(both)}: reward stands alone: leave out reward or rewards`],
    ]);
    expect(said({ reward: "alignment", normalise: "z" })).toEqual([
      ["normalise", '"z": reward stands alone: leave out reward or normalise'],
    ]);
    expect(said({ rewards: both })).toEqual([["combine", `missing; rewards need ${words}`]]);
    expect(said({ ...mean, normalise: "z" })).toEqual([
      ["normalise", '"z": mean-rank knows none: only weighted and minimum do'],
    ]);
    expect(said({ rewards: both, combine: "best" })).toEqual([
      ["combine", `"best": expected ${words}`],
    ]);
    for (const wrong of [{}, { "a b": 1 }, { alignment: 1, "": 1 }])
      expect(said({ rewards: wrong, combine: "product" })).toEqual([
        [
          "rewards",
          `${JSON.stringify(wrong)}: expected weights by role, { alignment: 1, aesthetic: 0.5 }`,
        ],
      ]);
    for (const weight of [0, -1, Number.NaN, Infinity])
      expect(said({ rewards: { alignment: weight }, combine: "product" })).toEqual([
        ["rewards.alignment", `${weight}: expected a number > 0`],
      ]);
    expect(said({ rewards: ["alignment"], combine: "product" })).toHaveLength(1);
  });
  it("takes a gate that is one of several rewards, and weighs nothing", () => {
    const said = (own: object, gate: unknown) =>
      problemsOf(score.params.decode({ rewards: own, combine: { "gate-then-rank": gate } })).map(
        ({ path, message }) => [path.join("."), message],
      );
    const gate = { gate: "aesthetic", from: 0.5 };
    expect(said({ alignment: 3, aesthetic: 1 }, gate)).toEqual([]);
    const wrong = (own: object, message: string) =>
      expect(said(own, gate)).toEqual([["rewards", `${JSON.stringify(own)}: ${message}`]]);
    wrong({ alignment: 1, other: 1 }, "the gate, aesthetic, is not among them");
    wrong({ aesthetic: 1 }, "nothing ranks what passes aesthetic");
    wrong({ ...both, aesthetic: 2 }, "aesthetic gates and weighs nothing: its weight is 1");
    for (const from of [Number.NaN, Infinity, "high"])
      expect(said(both, { gate: "alignment", from })).toHaveLength(1);
    expect(said(both, { gate: "alignment" })).toHaveLength(1);
    expect(
      problemsOf(score.params.decode({ rewards: both, combine: "gate-then-rank" }))[0]?.message,
    ).toContain("gate-then-rank is written { gate-then-rank: { gate, from } }");
    const normalised = { rewards: both, combine: { "gate-then-rank": gate }, normalise: "z" };
    expect(problemsOf(score.params.decode(normalised))[0]?.message).toContain(
      "gate-then-rank knows none",
    );
    expect(
      score.roles?.({
        rewards: { alignment: 3, aesthetic: 1 },
        combine: { "gate-then-rank": gate },
      }),
    ).toEqual([
      { kind: "reward", name: "aesthetic" },
      { kind: "reward", name: "alignment" },
    ]);
  });
  it("knows its keys, for whoever describes them", () => {
    const { required, optional } = score.params as unknown as Shape;
    expect(Object.keys(required)).toEqual([]);
    expect(Object.keys(optional)).toEqual(["reward", "rewards", "combine", "normalise"]);
  });
});

/** What the fake's rewards say of the batch, one reward after the other. */
async function rawOf(spec: BatchSpec): Promise<readonly (readonly number[])[]> {
  const fake = await fakeRun(spec);
  const images = heldBatch(fake, spec, ["image"]).paths.map(({ image }) => image);
  return [await fake.run.score("alignment", images), await fake.run.score("aesthetic", images)];
}
