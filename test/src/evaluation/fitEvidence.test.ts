import { describe, expect, it } from "vitest";
import { fitEvidence } from "../../../src/evaluation/fitEvidence.ts";
import type { RawScores } from "../../../src/evaluation/RawScores.ts";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";

const own = { reward: "alignment", scale: 5 };
const columns = [{ reward: "alignment", scale: 3 }, own];
/** Prompts whose final score is the mean of two scores, of which each alone says half. */
const runs = Array.from({ length: 12 }, (_, i): RawScores => {
  const draw = drawsAt(placeAt("fit evidence", i));
  const row = () => Array.from({ length: 20 }, () => draw() + draw() + draw() - 1.5);
  const [early, late] = [row(), row()];
  return {
    prompt: `prompt ${i % 6}`,
    scores: { alignment: { 3: early, 5: late } },
    final: early.map((x, path) => i + (x + (late[path] as number)) / 2),
  };
});

describe("fitEvidence", () => {
  it("says how much more two scores tell than one", () => {
    const { score, predicted, difference } = fitEvidence(runs, columns, own);
    expect(predicted.correlation.estimate).toBeGreaterThan(0.99);
    expect(predicted.explained.estimate).toBeGreaterThan(0.99);
    expect(score.correlation.estimate).toBeGreaterThan(0.5);
    expect(score.correlation.estimate).toBeLessThan(0.8);
    expect(score.explained.estimate).toBeGreaterThan(0.3);
    expect(score.explained.estimate).toBeLessThan(0.6);
    expect(difference.estimate).toBeCloseTo(
      predicted.correlation.estimate - score.correlation.estimate,
      9,
    );
    expect(difference.low).toBeGreaterThan(0.1);
  });
  it("of the score alone finds no difference", () => {
    const { score, predicted, difference } = fitEvidence(runs, [own], own);
    expect(predicted).toEqual(score);
    expect(difference).toEqual({ estimate: 0, low: 0, high: 0 });
  });
  it("tells each prompt by the others alone: what holds for one says nothing", () => {
    // Every prompt has a law of its own sign, so others mislead.
    const opposed = runs.map((run, i) => ({
      ...run,
      prompt: `own ${i}`,
      final: (run.scores.alignment?.[3] ?? []).map((x) => (i % 2 === 0 ? x : -x)),
    }));
    const { predicted } = fitEvidence(opposed, columns, own);
    expect(predicted.explained.estimate).toBeLessThan(0.05);
    expect(predicted.correlation.estimate).toBeLessThan(0.05);
  });
  it("does not hang on the order of runs, nor on prompts all of whose paths end alike", () => {
    const { predicted } = fitEvidence(runs, columns, own);
    expect(
      fitEvidence([...runs].reverse(), columns, own).predicted.correlation.estimate,
    ).toBeCloseTo(predicted.correlation.estimate, 9);
    const flat = { ...(runs[0] as RawScores), prompt: "flat" };
    const ends = { ...flat, final: flat.final.map(() => 3) };
    const more = fitEvidence([...runs, ends], columns, own);
    expect(Number.isFinite(more.predicted.correlation.estimate)).toBe(true);
    expect(Number.isFinite(more.predicted.explained.low)).toBe(true);
  });
  it("refuses a single prompt", () =>
    expect(() => fitEvidence(runs.slice(0, 1), columns, own)).toThrow(RangeError));
});
