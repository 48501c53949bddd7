import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Choice } from "../../../src/codecs.ts";
import { potentialOf, potentials } from "../../../src/selection/potentials.ts";
import { deadScore, history, liveScore } from "../../../src/testing/arbitraries/scores.ts";
import { potentialWordLaws } from "../../../src/testing/laws/potentialWordLaws.ts";

type Word = Choice<typeof potentials>;
const words: readonly Word[] = [
  ...(["value", "diff", "max", "sum", "tempered"] as const),
  { "top-sum": 2 },
  { twisted: 0.5 },
];
const all = words.map((word) => [JSON.stringify(word), potentialOf(word)] as const);
const at = (lambda: number, spent = 0) => ({ lambda, spent });
const lambda = fc.constantFrom(0, 0.1, 1, 10);
const spent = fc.double({ min: -50, max: 50, noNaN: true });

describe.each([
  ["value", []],
  ["diff", []],
  ["max", []],
  ["sum", []],
  ["tempered", []],
  ["top-sum", [1, 2, 9]],
  ["twisted", [0, 0.5, 1]],
] as const)("potential %s", (word, taken) => {
  for (const { name, check } of potentialWordLaws(potentials[word], taken)) it(name, check);
});

describe("potentials", () => {
  it("are the words of graph files", () =>
    expect(Object.keys(potentials)).toEqual([
      ...["value", "diff", "max", "sum", "top-sum", "tempered", "twisted"],
    ]));
  it("agree with their formulas on live histories, oldest first", () =>
    fc.assert(
      fc.property(history(), liveScore(), lambda, spent, (past, score, l, before) => {
        const scores = [...past, score];
        const rise = score - (past.at(-1) ?? Number.NaN);
        const [first = 0, second = 0] = [...scores].sort((a, b) => b - a);
        const formulas: readonly (readonly [Word, number])[] = [
          ["value", l * score],
          ["diff", l * rise],
          ["max", l * Math.max(...scores)],
          ["sum", l * scores.reduce((a, b) => a + b)],
          ["tempered", l * score - before],
          [{ twisted: 0.25 }, l * 0.25 * rise],
          [{ "top-sum": 2 }, l * (first + second)],
        ];
        for (const [word, formula] of formulas)
          expect(potentialOf(word)(scores, at(l, before)) + 0).toBe(formula + 0); // no −0
      }),
    ));
  it("are one another where they should be", () =>
    fc.assert(
      fc.property(history(), lambda, (scores, l) => {
        const of = (word: Word) => potentialOf(word)(scores, at(l)) + 0; // no −0
        expect(of({ "top-sum": 1 })).toBe(of("max"));
        expect(of({ "top-sum": 99 })).toBeCloseTo(of("sum"), 6);
        expect(of({ twisted: 1 })).toBe(of("diff"));
        expect(of({ twisted: 0 })).toBeCloseTo(0, 12);
        expect(of("tempered")).toBe(of("value"));
      }),
    ));
  it.each(all)("%s of a single score is lambda times it, or a share of that", (word, potential) =>
    fc.assert(
      fc.property(liveScore(), lambda, (score, l) => {
        const share = word.includes("twisted") ? 0.5 : 1;
        expect(potential([score], at(l))).toBe(l * share * score);
      }),
    ),
  );
  it("look back as far as they say: value and tempered 1, diff and twisted 2, the others all", () =>
    fc.assert(
      fc.property(history(), deadScore(), liveScore(), (past, dead, score) => {
        const of = (word: Word, scores: readonly number[]) => potentialOf(word)(scores, at(1));
        const before = [...past, dead, score];
        const longBefore = [...before, score];
        for (const word of ["value", "tempered"] as const) expect(of(word, before)).toBe(score);
        for (const word of ["diff", { twisted: 0.5 }] as const) {
          expect(of(word, before)).toBeNaN();
          expect(of(word, longBefore)).toBe(0);
        }
        for (const word of ["max", "sum", { "top-sum": 1 }] as const)
          for (const scores of [before, longBefore]) expect(of(word, scores)).toBeNaN();
      }),
    ));
  it("diff and tempered sum to lambda times the last score", () =>
    fc.assert(
      fc.property(history(), lambda, (scores, l) => {
        for (const word of ["diff", "tempered"] as const) {
          let total = 0;
          for (const [i] of scores.entries())
            total += potentialOf(word)(scores.slice(0, i + 1), at(l, total));
          const size = Math.max(...scores.map(Math.abs)) * l;
          expect(Math.abs(total - l * (scores.at(-1) as number))).toBeLessThanOrEqual(1e-12 * size);
        }
      }),
    ));
});
