import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPredictor } from "../../../src/evaluation/fitPredictor.ts";
import { predictionsOf } from "../../../src/evaluation/predictionsOf.ts";
import type { RawScores } from "../../../src/evaluation/RawScores.ts";

const score = fc.integer({ min: -300, max: 300 }).map((x) => x / 100);
const paths = 6;
const row = fc.array(score, { minLength: paths, maxLength: paths });
const runOf = (
  prompt: string,
  early: readonly number[],
  late: readonly number[],
  final: readonly number[],
) => ({ prompt, scores: { alignment: { 3: early, 5: late } }, final }) satisfies RawScores;
/** Runs whose two columns vary. */
const runs = fc
  .array(fc.tuple(row, row, row), { minLength: 2, maxLength: 4 })
  .map((all) => all.map(([a, b, c], i) => runOf(`prompt ${i}`, a, b, c)))
  .filter((all) =>
    all.some(
      ({ scores }) =>
        new Set(scores.alignment[3]).size > 3 && new Set(scores.alignment[5]).size > 3,
    ),
  );
const columns = [
  { reward: "alignment", scale: 3 },
  { reward: "alignment", scale: 5 },
];
const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / of.length;

describe("fitPredictor", () => {
  it("predicts the mean final score in the mean", () =>
    fc.assert(
      fc.property(runs, fc.boolean(), (all, monotone) => {
        const { predictor } = fitPredictor(all, columns, monotone);
        const told = all.flatMap((run) => predictionsOf(predictor, run));
        expect(mean(told)).toBeCloseTo(mean(all.flatMap(({ final }) => final)), 6);
      }),
    ));
  it("learns nothing from how hard a prompt is", () =>
    fc.assert(
      fc.property(runs, fc.array(score, { minLength: 4, maxLength: 4 }), (all, hardness) => {
        const harder = all.map((run, i) =>
          runOf(
            run.prompt,
            run.scores.alignment[3].map((x) => x + 5 * (hardness[i] as number)),
            run.scores.alignment[5].map((x) => x - 2 * (hardness[i] as number)),
            run.final.map((x) => x + 7 * (hardness[i] as number)),
          ),
        );
        const [plain, shifted] = [all, harder].map((some) => fitPredictor(some, columns));
        for (const scale of [3, 5])
          expect(shifted?.predictor.weights.alignment?.[scale]).toBeCloseTo(
            plain?.predictor.weights.alignment?.[scale] as number,
            5,
          );
      }),
    ));
  it("finds a law that every run follows, whatever its level", () => {
    const early = [0, 1, 2, 5, 3, -1];
    const late = [1, 0, 4, 4, -2, 2];
    const all = [0, 10].map((level) =>
      runOf(
        `level ${level}`,
        early,
        late,
        early.map((x, i) => level + 0.5 * x + 2 * (late[i] ?? 0)),
      ),
    );
    const { predictor, penalty } = fitPredictor(all, columns);
    expect(predictor.weights.alignment?.[3]).toBeCloseTo(0.5, 2);
    expect(predictor.weights.alignment?.[5]).toBeCloseTo(2, 2);
    expect(penalty).toBeLessThan(0.001);
  });
  it("monotone rises in its steps, which bend where scores do", () => {
    const early = [0, 1, 2, 3, 4, 5];
    const all = ["a", "b"].map((prompt) =>
      runOf(
        prompt,
        early,
        early.map((x) => -x),
        [0, 0, 0, 1, 1, 1],
      ),
    );
    const { predictor } = fitPredictor(all, [columns[0] as (typeof columns)[0]], true);
    expect(predictor.steps?.map(([, value]) => value)).toEqual([0, 1]);
    expect(predictionsOf(predictor, all[0] as RawScores)).toEqual([0, 0, 0, 1, 1, 1]);
  });
  it("refuses fewer than two paths", () =>
    expect(() => fitPredictor([runOf("a", [1], [1], [1])], columns)).toThrow(RangeError));
});
