import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureOf } from "../../../src/evaluation/measures.ts";
import { pairedMeans, promptMeans } from "../../../src/evaluation/promptMeans.ts";
import { judgedRows, rowWith } from "../../arbitraries/judgedRows.ts";

const judge = measureOf("judge");

describe("promptMeans", () => {
  it("takes all seeds of a prompt together, and leaves out what is not known", () =>
    expect(
      promptMeans(
        [
          rowWith({ prompt: "a", seed: 0, correct: true, tag: "colors" }),
          rowWith({ prompt: "b", seed: 0, correct: true }),
          rowWith({ prompt: "a", seed: 1, correct: false, tag: "colors" }),
          rowWith({ prompt: "a", seed: 2, correct: null, tag: "colors" }),
        ],
        judge,
      ),
    ).toEqual([
      { prompt: "a", category: "colors", mean: 0.5, places: 2 },
      { prompt: "b", category: "all", mean: 1, places: 1 },
    ]));
});
describe("pairedMeans", () => {
  it("is 0 between a strategy and itself, and turns its sign when sides are swapped", () =>
    fc.assert(
      fc.property(judgedRows(), judgedRows(), (a, b) => {
        for (const { mean } of pairedMeans(a, a, judge)) expect(mean).toBe(0);
        const there = pairedMeans(a, b, judge);
        const back = new Map(pairedMeans(b, a, judge).map((one) => [one.prompt, one]));
        expect(back.size).toBe(there.length);
        for (const { prompt, mean, places } of there)
          expect(back.get(prompt)).toMatchObject({ mean: 0 - mean, places });
      }),
    ));
  it("counts only places that both have", () => {
    const a = [rowWith({ seed: 0, correct: true }), rowWith({ seed: 1, correct: true })];
    const b = [rowWith({ seed: 1, correct: false }), rowWith({ seed: 2, correct: false })];
    expect(pairedMeans(a, b, judge)).toEqual([
      { prompt: "a star", category: "all", mean: 1, places: 1 },
    ]);
  });
});
