import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { resample } from "../../operators/resample.ts";
import { drawsAt } from "../../src/random/drawsAt.ts";
import { placeAt } from "../../src/random/Place.ts";
import { logMeanExp } from "../../src/selection/logMeanExp.ts";
import {
  type BatchSpec,
  batchSpecs,
  scored,
  specOfScores,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { selectionLaws } from "../../src/testing/laws/selectionLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

type Params = Parameters<typeof resample>[0];
const words = ["value", "diff", "max", "sum"] as const;
/** Those that make any width, and give every survivor the mean weight. */
const byWeight = ["multinomial", "stratified", "systematic", "residual", "ssp", "round"] as const;
const params = (fixed: Partial<Params> = {}): fc.Arbitrary<Params> =>
  fc
    .record({
      to: fc.integer({ min: 1, max: 8 }),
      lambda: fc.constantFrom(0, 0.1, 1, 10, 1e6),
      potential: fc.constantFrom(...words),
      scheme: fc.constantFrom(...byWeight),
      latest: fc.boolean(),
    })
    .map((drawn) => ({ ...drawn, ...fixed }));
const plain = { to: 4, lambda: 1, potential: "value", scheme: "multinomial" } as const;

const places = async (p: Params, spec: BatchSpec, id = "resample") => {
  const { batch, events } = bareBatch(spec, ["score", "history"]);
  const { paths } = await only(of(batch).pipe(resample(p, id)));
  const died = events.flatMap((event) => (event.type === "died" ? event.paths : []));
  const alive = [...spec.paths.keys()].filter((i) => !died.includes(spec.paths[i]?.key ?? ""));
  return paths.map(({ lineage }) => alive[lineage.at(-1) as number] as number);
};
const histories = (all: readonly (readonly number[])[], about: Partial<BatchSpec> = {}) =>
  withPaths(
    specOfScores(
      all.map((scores) => scores.at(-1) as number),
      about,
    ),
    (_, i) => ({
      weighed: (all[i] as readonly number[]).map((_, scale) => ({
        scale,
        lambda: 1,
        logPotential: 0,
      })),
      history: (all[i] as readonly number[]).map((score, scale) => ({
        scale,
        reward: "alignment",
        score,
      })),
    }),
  );
/** The potentials, written down a second time. */
const potential: Record<(typeof words)[number], (scores: readonly number[]) => number> = {
  value: (scores) => scores[scores.length - 1] as number,
  diff: (scores) => (scores[scores.length - 1] as number) - (scores[scores.length - 2] ?? 0),
  max: (scores) => Math.max(...scores),
  sum: (scores) => scores.reduce((a, b) => a + b, 0),
};

describe("resample", () => {
  for (const { name, check } of operatorLaws({
    operator: resample,
    params: params(),
    breaks: { batch: (spec) => withPaths(spec, () => scored(Number.NaN)) },
  }))
    it(name, check);
  for (const { name, check } of selectionLaws({
    operator: resample,
    params: params(),
    fields: ["score", "history"],
    count: ({ to }, n) => to * n,
    dead: (score) => scored(score),
    named: () => Number.NaN,
    logWeight: (_, candidates) => logMeanExp(candidates),
    gamble: { params: plain, batch: specOfScores([1, 2, 3, 4]) },
  }))
    it(name, check);

  it("chooses, draw by draw, by e^(log-weight + lambda · potential)", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...words),
        fc.constantFrom(0, 0.3, 2),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(
          fc.tuple(
            fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 4 }),
            fc.double({ min: -2, max: 2, noNaN: true }),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        fc.nat(),
        async (word, lambda, to, n, all, seed) => {
          const scores = all.map(([history]) => history);
          const spec = withPaths(histories(scores, { seed, n }), (_, i) => ({
            logWeight: all[i]?.[1] ?? 0,
          }));
          const mass = all.map(([history, logWeight]) =>
            Math.exp(logWeight + lambda * potential[word](history)),
          );
          const total = mass.reduce((a, b) => a + b);
          const upTo = mass.map((_, i) => mass.slice(0, i + 1).reduce((a, b) => a + b));
          const draw = drawsAt(placeAt("draw", seed, spec.prompt, spec.scale, "resample"));
          const expected = Array.from({ length: to * n }, () => {
            const point = draw() * total;
            return upTo.findIndex((sum) => sum > point);
          });
          const p = { ...plain, potential: word, lambda, to };
          expect(await places(p, spec)).toEqual(expected.sort((a, b) => a - b));
        },
      ),
      { numRuns: 200 },
    ));
  it("draws each path as often as its weight says", async () => {
    const values = [0.2, 0, -0.1, 0.1];
    const [rounds, to] = [1500, 4];
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < rounds; seed++)
      for (const place of await places(
        { ...plain, lambda: 10, to },
        specOfScores(values, { seed }),
      ))
        counts[place] = (counts[place] ?? 0) + 1;
    const mass = values.map((score) => Math.exp(10 * score));
    const total = mass.reduce((a, b) => a + b);
    const chi = counts.reduce((sum, count, i) => {
      const expected = (rounds * to * (mass[i] as number)) / total;
      return sum + (count - expected) ** 2 / expected;
    }, 0);
    expect(chi).toBeLessThan(30.7); // 3 degrees of freedom: a right one exceeds it with 1e-6
  });
  it("ignores a constant added to every score", () =>
    fc.assert(
      fc.asyncProperty(
        params({ potential: "max" }),
        batchSpecs({ score: fc.integer({ min: -20, max: 20 }) }),
        fc.integer({ min: -1000, max: 1000 }),
        async (p, spec, c) => {
          const shifted = withPaths(spec, ({ score, history }) => ({
            score: score + c,
            history: history.map((one) => ({ ...one, score: one.score + c })),
          }));
          expect(await places(p, shifted)).toEqual(await places(p, spec));
        },
      ),
    ));
  it("is uniform at lambda 0, whatever the scores", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fc.constantFrom(...words), async (spec, word) => {
        const p = { ...plain, lambda: 0, potential: word };
        const flat = withPaths(spec, () => ({ logWeight: 0 }));
        const equal = withPaths(flat, () => scored(0));
        expect(await places(p, flat)).toEqual(await places(p, equal));
      }),
    ));
  it("is uniform at lambda 0 even between scores whose difference overflows", async () => {
    const all = new Set<number>();
    const [huge, low] = [Number.MAX_VALUE, -Number.MAX_VALUE];
    for (let seed = 0; seed < 20; seed++)
      for (const place of await places(
        { ...plain, lambda: 0 },
        specOfScores([huge, low], { seed }),
      ))
        all.add(place);
    expect(all.size).toBe(2);
  });
  it("keeps the best alone at the largest lambda", () =>
    fc.assert(
      fc.asyncProperty(
        params({ lambda: 1e9, potential: "value" }),
        batchSpecs({ score: fc.integer({ min: -20, max: 20 }) }),
        async (p, spec) => {
          const last = spec.paths.map(({ history }) => history.at(-1)?.score as number);
          const top = Math.max(...last);
          for (const place of await places(p, spec)) expect(last[place]).toBe(top);
        },
      ),
    ));
  it("counts log-weights, and gives every survivor the mean weight", async () => {
    const spec = withPaths(specOfScores([0, 0, 0]), (_, i) => ({ logWeight: i === 1 ? 0 : -1000 }));
    expect(await places(plain, spec)).toEqual([1, 1, 1, 1]);
    const { batch } = bareBatch(spec, ["score", "history"]);
    const { paths } = await only(of(batch).pipe(resample(plain)));
    for (const { logWeight } of paths) expect(logWeight).toBeCloseTo(-Math.log(3), 12);
  });
  it("looks at the last score for `value`, two for `diff`, all for `max` and `sum`", async () => {
    const p = { ...plain, to: 1, lambda: 1e6 };
    const all = histories([
      [0, 1, 5], // the highest last one
      [9, 8, 4], // the highest of all, and the largest sum
      [0, -4, 4], // the greatest rise
      [6, 6, 3],
    ]);
    const winner = async (word: (typeof words)[number]) => places({ ...p, potential: word }, all);
    expect(await winner("value")).toEqual([0]);
    expect(await winner("diff")).toEqual([2]);
    expect(await winner("max")).toEqual([1]);
    expect(await winner("sum")).toEqual([1]);
  });
  it.each([Number.NaN, -Infinity, Infinity])(
    "lets %d in a history kill where it is looked at",
    async (dead) => {
      const past = histories([
        [dead, 100, 100],
        [0, 0, 0],
      ]);
      const p = { ...plain, lambda: 1e6 };
      expect(await places({ ...p, potential: "value" }, past)).toEqual([0, 0, 0, 0]);
      expect(await places({ ...p, lambda: 1, potential: "diff" }, past)).toContain(0);
      expect(await places({ ...p, potential: "max" }, past)).toEqual([1, 1, 1, 1]);
      expect(await places({ ...p, potential: "sum" }, past)).toEqual([1, 1, 1, 1]);
      const now = histories([
        [100, 100, dead],
        [0, 0, 0],
      ]);
      for (const word of words)
        expect(await places({ ...p, potential: word }, now)).toEqual([1, 1, 1, 1]);
    },
  );
  it("needs the score of this state, unless it says `latest`", () => {
    const { needs } = resample as unknown as { needs: (p: Params) => readonly string[] };
    expect(needs(plain)).toEqual(["score", "history"]);
    expect(needs({ ...plain, latest: false })).toEqual(["score", "history"]);
    expect(needs({ ...plain, latest: true })).toEqual(["history"]);
  });
  it("may keep more than came in", async () => {
    expect(await places({ ...plain, to: 7 }, specOfScores([1], { n: 2 }))).toEqual(
      Array(14).fill(0),
    );
  });

  describe("where it does not resample", () => {
    const told = async (p: Params, spec: BatchSpec) => {
      const { batch, events } = bareBatch(spec, ["score", "history"]);
      const { paths } = await only(of(batch).pipe(resample(p)));
      return { paths, types: events.map(({ type }) => type) };
    };
    const rescored = batchSpecs({ score: fc.double({ min: -5, max: 5, noNaN: true }) });

    it("carries every log-weight on, and all that was added to it", () =>
      fc.assert(
        fc.asyncProperty(rescored, fc.constantFrom(...words), async (spec, word) => {
          const about = { ...spec, n: 1 };
          const p = { ...plain, potential: word, to: spec.paths.length };
          const { paths, types } = await told({ ...p, trigger: "never" }, about);
          expect(types).toEqual(["weighed"]);
          expect(paths.map(({ key }) => key)).toEqual(spec.paths.map(({ key }) => key));
          for (const [i, { logWeight, weighed, lineage }] of paths.entries()) {
            const before = spec.paths[i] as (typeof spec.paths)[number];
            const added = weighed.at(-1);
            expect(added).toMatchObject({ scale: spec.scale, lambda: 1 });
            expect(logWeight).toBeCloseTo(before.logWeight + (added?.logPotential ?? 0), 9);
            expect(lineage).toEqual(before.lineage);
          }
        }),
      ));
    it("weighs twice what it weighs twice", async () => {
      const spec = specOfScores([0, 1, 2, 3]);
      const p = { ...plain, lambda: 0.5, trigger: "never" } as const;
      const { batch } = bareBatch(spec, ["score", "history"]);
      const { paths } = await only(of(batch).pipe(resample(p, "one"), resample(p, "two")));
      expect(paths.map(({ logWeight }) => logWeight)).toEqual([0, 1, 2, 3]);
      expect(paths.map(({ weighed }) => weighed.length)).toEqual([2, 2, 2, 2]);
    });
    it("looks at the effective sample size, and a change of width forces it", async () => {
      const uneven = specOfScores([0, 0, 9, 9]); // worth two paths of four, nearly
      const at = async (ess: number, to = 4) =>
        (await told({ ...plain, to, lambda: 10, trigger: { ess } }, uneven)).types;
      expect(await at(0.5)).toEqual(["weighed"]);
      expect(await at(0.51)).toEqual(["weighed", "selected"]);
      expect(await at(0, 3)).toEqual(["weighed", "selected"]);
      expect(await at(0, 5)).toEqual(["weighed", "selected"]);
    });
  });

  it("corrects at the last scale, and only there", () =>
    fc.assert(
      fc.asyncProperty(
        batchSpecs({ score: fc.double({ min: -3, max: 3, noNaN: true }) }),
        fc.constantFrom(...words),
        fc.constantFrom(11, 12),
        async (spec, word, scale) => {
          const about = { ...spec, scale };
          const p = {
            ...plain,
            lambda: 2,
            potential: word,
            correct: true,
            history: "all",
          } as const;
          const { batch, events } = bareBatch(about, ["score", "history"]);
          await only(of(batch).pipe(resample(p)));
          const [event] = events.filter(({ type }) => type === "weighed");
          for (const [i, { history, weighed }] of spec.paths.entries()) {
            const scores = history.map(({ score }) => score);
            const spent = weighed.reduce((sum, { logPotential }) => sum + logPotential, 0);
            const last = 2 * (scores.at(-1) as number) - spent;
            const own = scale === 12 ? last : 2 * potential[word](scores);
            expect((event as { logPotentials: readonly number[] }).logPotentials[i]).toBeCloseTo(
              own,
              9,
            );
          }
        },
      ),
    ));
  it("sees the scores of checkpoints, or all", async () => {
    const spec = withPaths(specOfScores([1, 2]), (_, i) => ({
      weighed: [{ scale: 2, lambda: 1, logPotential: 0 }],
      history: [9, i, 5, 3 - i].map((score, j) => ({ scale: 2 * j, reward: "alignment", score })),
    }));
    const added = async (history: "checkpoints" | "all") => {
      const { batch, events } = bareBatch(spec, ["score", "history"]);
      await only(of(batch).pipe(resample({ ...plain, potential: "sum", history })));
      return events.flatMap((event) => (event.type === "weighed" ? event.logPotentials : []));
    };
    expect(await added("checkpoints")).toEqual([3, 3]); // scales 2 and 6
    expect(await added("all")).toEqual([17, 17]);
  });
  it("cannot run on a model for which its schedule was not made", () => {
    const lambda = { consistency: { to: 10, by: [0.5, 1] } };
    expect(resample.unfit?.({ ...plain, lambda }, { scale: 0, scales: 2 })).toBe(null);
    expect(resample.unfit?.({ ...plain, lambda }, { scale: 0, scales: 13 })).toMatch(
      /for 13 scales/,
    );
    expect(resample.unfit?.(plain, { scale: 0, scales: 13 })).toBe(null);
  });
  it("takes its inverse temperature from a schedule", async () => {
    const lambdas = async (lambda: Params["lambda"], scale: number) => {
      const { batch, events } = bareBatch(specOfScores([0, 3], { scale }), ["score", "history"]);
      await only(of(batch).pipe(resample({ ...plain, lambda })));
      return events.flatMap((event) => (event.type === "weighed" ? event.lambda : []));
    };
    const tokens = [1, 1, 4, 4, 4, 4, 9, 9, 16, 25, 36, 49, 64];
    const share = tokens.slice(0, 7).reduce((a, b) => a + b) / 226;
    expect(await lambdas({ linear: 13 }, 6)).toEqual([7]);
    expect(await lambdas({ tokens: 10 }, 6)).toEqual([10 * share]);
    expect((await lambdas({ adaptive: { to: 10, ess: 1 } }, 6))[0]).toBeLessThan(1e-7);
    expect(await lambdas({ adaptive: { to: 10, ess: 1 } }, 12)).toEqual([10]);
    expect(await lambdas({ polynomial: { to: 169, power: 2 } }, 6)).toEqual([49]);
    expect(await lambdas({ exponential: { to: 10, rate: 0.1 } }, 1)).toEqual([10 * (1.1 ** 2 - 1)]);
    const by = tokens.map((_, scale) => scale / 12);
    expect(await lambdas({ consistency: { to: 10, by } }, 6)).toEqual([2.5]);
  });

  describe("by schemes of their own", () => {
    const after = async (p: Params, spec: BatchSpec) => {
      const { batch, events } = bareBatch(spec, ["score", "history"]);
      const { paths } = await only(of(batch).pipe(resample(p)));
      return { paths, told: events.find((event) => event.type === "selected") };
    };
    const from = ({ lineage }: { readonly lineage: readonly number[] }) => lineage.at(-1);

    it("gumbel-topk keeps different paths, heavier than they were in the mean", () =>
      fc.assert(
        fc.asyncProperty(batchSpecs({ minPaths: 2 }), fc.nat(), async (given, seed) => {
          const spec = { ...given, n: 1, seed };
          const width = spec.paths.length;
          const p = { ...plain, to: width - 1, lambda: 0, scheme: "gumbel-topk" } as const;
          const { paths } = await after(p, spec);
          expect(new Set(paths.map(from)).size).toBe(width - 1);
          for (const path of paths) {
            const own = spec.paths[from(path) as number]?.logWeight as number;
            expect(path.logWeight).toBeGreaterThanOrEqual(
              own + Math.log((width - 1) / width) - 1e-9,
            );
          }
        }),
      ));
    it("gumbel-topk keeps all where no more live, and says so", async () => {
      const p = { ...plain, to: 3, scheme: "gumbel-topk" } as const;
      const spec = specOfScores([1, Number.NaN, 2, Number.NaN]);
      const { paths, told } = await after(p, spec);
      expect(paths.map(({ score }) => score)).toEqual([1, 2]);
      expect(told).toMatchObject({ note: "kept all 2, 3 were asked" });
      // Two of four died: each of the others weighs half.
      for (const { logWeight, score } of paths)
        expect(logWeight).toBeCloseTo(score - Math.log(2), 12);
    });
    it("killing goes on where paths died", async () => {
      const p = { ...plain, to: 4, lambda: 0, scheme: "killing" } as const;
      const { paths } = await after(p, specOfScores([1, Number.NaN, 2, Number.NaN]));
      expect(paths).toHaveLength(4);
      expect(paths.map(from)).toEqual(expect.arrayContaining([0, 1]));
    });
    it("vasr looks at the last score, whatever the potential adds", async () => {
      const spec = histories([
        [5, 0],
        [0, 5],
      ]);
      const p = { ...plain, to: 2, lambda: 0, scheme: { vasr: 10 } } as const;
      const { paths } = await after(p, spec);
      expect(paths.map(from)).toEqual([1, 1]);
      for (const { logWeight } of paths) expect(logWeight).toBeCloseTo(-Math.log(2), 9);
      const latest = await after({ ...p, latest: true }, spec);
      expect(latest.paths.map(from)).toEqual([1, 1]);
    });
    it("replace-worst ranks by log-weight and potential", async () => {
      const p = { ...plain, scheme: { "replace-worst": 0.25 } } as const;
      expect(await places(p, specOfScores([3, 1, 4, 2]))).toEqual([0, 2, 2, 3]);
    });
    it("have the bias of the scheme, and refuse what it refuses", () => {
      const { bias, keeps } = resample;
      expect(bias?.({ ...plain, scheme: "ssp" })).toBe(null);
      expect(bias?.({ ...plain, scheme: { vasr: 1 } })).toBe(null);
      expect(bias?.({ ...plain, scheme: "round" })).toMatch(/rounded/);
      expect(bias?.({ ...plain, scheme: { "replace-worst": 0 } })).toMatch(/replaced/);
      expect(keeps?.({ ...plain, to: 2, scheme: "killing" }, 4, 2)).toBe(4);
      expect(keeps?.({ ...plain, to: 2, scheme: "killing" }, 6, 2)).toBe(
        "resample keeps 4 of 6 paths with scheme killing, which keeps as many as come in; change to, or the scheme",
      );
      expect(keeps?.({ ...plain, to: 2, scheme: { "replace-worst": 0.5 } }, 3, 1)).toMatch(
        /scheme replace-worst, which keeps as many/,
      );
      expect(keeps?.({ ...plain, to: 4, scheme: "gumbel-topk" }, 4, 1)).toMatch(
        /scheme gumbel-topk, which keeps fewer than come in/,
      );
      expect(keeps?.({ ...plain, to: 3, scheme: "gumbel-topk" }, 4, 1)).toBe(3);
      expect(keeps?.({ ...plain, to: 3, trigger: "never" }, 4, 1)).toMatch(/trigger never/);
    });
  });
});
