import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf, type Rows } from "../../../src/evaluation/differenceOf.ts";
import { judgedRows, rowWith } from "../../arbitraries/judgedRows.ts";

const pairs = fc.tuple(
  judgedRows({ graph: "a", flops: { transformer: 6, decode: 0, extract: 0, score: 0 } }),
  judgedRows({ graph: "b", flops: { transformer: 2, decode: 1, extract: 0, score: 1 } }),
);
const ends = ["estimate", "low", "high"] as const;
const turnedEnds = { estimate: "estimate", low: "high", high: "low" } as const;
const plus = (rows: Rows, by: number): Rows =>
  rows.map((row) => ({
    ...row,
    scores: { alignment: (row.scores.alignment as number) + by },
  })) as unknown as Rows;

describe("differenceOf", () => {
  it("is exactly 0 [0, 0] between a strategy and itself, half of the places won", () =>
    fc.assert(
      fc.property(judgedRows(), fc.constantFrom("judge", "alignment"), (own, metric) => {
        expect(differenceOf(own, own, metric)).toMatchObject({
          difference: { estimate: 0, low: 0, high: 0 },
          wins: { estimate: 0.5, low: 0.5, high: 0.5 },
          computeRatio: 1,
          verdict: "too close to tell",
        });
      }),
    ));
  it("changes its sign when sides are swapped; one side's wins are the other's losses", () =>
    fc.assert(
      fc.property(pairs, fc.constantFrom("judge", "alignment"), ([a, b], metric) => {
        const [there, back] = [differenceOf(a, b, metric), differenceOf(b, a, metric)];
        for (const end of ends) {
          expect(there.difference[end]).toBeCloseTo(-back.difference[turnedEnds[end]], 9);
          expect(there.wins[end]).toBeCloseTo(1 - back.wins[turnedEnds[end]], 9);
        }
        expect(there.computeRatio * back.computeRatio).toBeCloseTo(1, 12);
        expect([there.name, there.against]).toEqual([back.against, back.name]);
      }),
    ));
  it("moves by c when one side does", () =>
    fc.assert(
      fc.property(pairs, fc.integer({ min: -20, max: 20 }), ([a, b], c) => {
        const here = differenceOf(a, b, "alignment").difference;
        const there = differenceOf(plus(a, c), b, "alignment").difference;
        for (const end of ends) expect(there[end]).toBeCloseTo(here[end] + c, 9);
      }),
    ));
  it("does not see the order of rows", () =>
    fc.assert(
      fc.property(
        pairs.chain(([a, b]) =>
          fc.tuple(
            fc.constant(a),
            fc.constant(b),
            fc.shuffledSubarray([...a], { minLength: a.length }),
            fc.shuffledSubarray([...b], { minLength: b.length }),
          ),
        ),
        ([a, b, c, d]) => {
          const here = differenceOf(a, b, "judge");
          const there = differenceOf(c as unknown as Rows, d as unknown as Rows, "judge");
          for (const end of ends) {
            expect(there.difference[end]).toBeCloseTo(here.difference[end], 12);
            expect(there.wins[end]).toBeCloseTo(here.wins[end], 12);
          }
          expect(there.verdict).toBe(here.verdict);
        },
      ),
    ));
  it("calls better or worse what leaves 0 out, and nothing else", () =>
    fc.assert(
      fc.property(pairs, fc.integer({ min: -4, max: 4 }), ([a, b], c) => {
        const { difference, verdict } = differenceOf(plus(a, c), b, "alignment");
        expect(verdict === "better").toBe(difference.low > 0);
        expect(verdict === "worse").toBe(difference.high < 0);
      }),
    ));
  it("has an interval as long as prompts differ, not as long as seeds do: seeds of a prompt go together", () => {
    const rows = (seeds: number, graph: string) =>
      Array.from({ length: 40 }, (_, prompt) =>
        Array.from({ length: seeds }, (_, seed) =>
          rowWith({
            ...{ graph, seed, prompt: `p${prompt}` },
            scores: { alignment: graph === "a" ? prompt % 2 : 0 },
          }),
        ),
      ).flat() as unknown as Rows;
    const length = (seeds: number) => {
      const { low, high } = differenceOf(
        rows(seeds, "a"),
        rows(seeds, "b"),
        "alignment",
      ).difference;
      return high - low;
    };
    expect(length(8)).toBeCloseTo(length(1), 12);
  });
  it("leaves out places where either side has no value; with none left it knows nothing", () => {
    const own = (...scores: readonly (number | null)[]) =>
      ["a", "b"].flatMap((prompt) =>
        scores.map((alignment, seed) => rowWith({ prompt, seed, scores: { alignment } })),
      ) as unknown as Rows;
    const { difference } = differenceOf(own(1, null, 3), own(0, 0, null), "alignment");
    expect(difference).toMatchObject({ estimate: 1, low: 1, high: 1, places: 2, prompts: 2 });
    const none = differenceOf(own(null), own(1), "alignment");
    expect(none).toMatchObject({ verdict: "too close to tell", difference: { places: 0 } });
    expect(none.difference.estimate).toBeNaN();
  });
  it("calls no single prompt better, whatever its difference", () => {
    const own = (alignment: number) => [rowWith({ scores: { alignment } })] as const;
    const { difference, verdict } = differenceOf(own(9), own(0), "alignment");
    expect(difference.estimate).toBe(9);
    expect(verdict).toBe("too close to tell");
  });
  it("counts ties half", () => {
    const own = (...correct: readonly boolean[]) =>
      correct.map((one, i) => rowWith({ prompt: `p${i}`, correct: one })) as unknown as Rows;
    const { wins } = differenceOf(
      own(true, true, false, true),
      own(true, false, true, false),
      "judge",
    );
    expect(wins.estimate).toBe((0.5 + 1 + 0 + 1) / 4);
  });
});
