import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Potential, potentials } from "../../../src/selection/potentials.ts";
import { deadScore, history, liveScore } from "../../arbitraries/scores.ts";

const all: [string, Potential][] = Object.entries(potentials);

describe("potentials", () => {
  it("are the words of graph files", () =>
    expect(Object.keys(potentials)).toEqual(["value", "diff", "max", "sum"]));
  it("agree with their formulas on live histories, oldest first", () =>
    fc.assert(
      fc.property(history(), liveScore(), (past, score) => {
        const scores = [...past, score];
        expect(potentials.value(scores)).toBe(score);
        expect(potentials.diff(scores)).toBe(score - (past.at(-1) ?? NaN));
        expect(potentials.max(scores)).toBe(Math.max(...scores));
        expect(potentials.sum(scores)).toBe(scores.reduce((a, b) => a + b));
      }),
    ));
  it.each(all)("%s of a single score is that score", (_, potential) =>
    fc.assert(
      fc.property(liveScore(), (score) => {
        expect(potential([score])).toBe(score);
      }),
    ),
  );
  it.each(all)("%s of no score is −∞", (_, potential) => expect(potential([])).toBe(-Infinity));
  it.each(all)("%s of a dead last score is NaN", (_, potential) =>
    fc.assert(
      fc.property(fc.array(liveScore()), deadScore(), (past, dead) => {
        expect(potential([...past, dead])).toBeNaN();
      }),
    ),
  );
  it("look back as far as they say: value 1, diff 2, max and sum all", () =>
    fc.assert(
      fc.property(history(), deadScore(), liveScore(), (past, dead, score) => {
        const before = [...past, dead, score];
        expect(potentials.value(before)).toBe(score);
        expect(potentials.diff(before)).toBeNaN();
        const longBefore = [...before, score];
        expect(potentials.diff(longBefore)).toBe(0);
        for (const scores of [before, longBefore]) {
          expect(potentials.max(scores)).toBeNaN();
          expect(potentials.sum(scores)).toBeNaN();
        }
      }),
    ));
  it.each(all)("%s leaves the history alone", (_, potential) =>
    fc.assert(
      fc.property(history(), (scores) => {
        const before = [...scores];
        potential(scores);
        expect(scores).toEqual(before);
      }),
    ),
  );
});
