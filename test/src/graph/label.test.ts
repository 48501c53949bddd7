import { map } from "rxjs";
import { describe, expect, it } from "vitest";
import {
  best,
  cluster,
  decode,
  draw,
  extract,
  generate,
  keep,
  operators,
  resample,
  score,
} from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import { at, from, type Graph, graph } from "../../../src/graph/Graph.ts";
import { label } from "../../../src/graph/label.ts";
import type { StepValue } from "../../../src/graph/StepValue.ts";
import { codecs, defineOperator } from "../../../src/index.ts";
import { shippedGraph } from "../../fakes/fakeDraw.ts";

type Resampling = Parameters<typeof resample>[0];
const weighing: Resampling = { to: 2, lambda: 3, potential: "value", scheme: "systematic" };

/** Two paths, scored at every scale, with these steps after the score. */
const searching = (...steps: readonly StepValue[]): Graph =>
  graph({ name: "mine", scales: 3, paths: 2 }, [
    generate(),
    decode(),
    score({ reward: "alignment" }),
    ...steps,
  ]);
const labelled = (value: Graph, registry = operators) => {
  expect(check(value, registry)).toEqual({ _tag: "Right", right: value });
  return label(value, registry);
};
const whys = (value: Graph) => {
  const told = labelled(value);
  return told.kind === "exact"
    ? told.lambda
    : told.reasons.map(({ index, why }) => `${index} ${why}`);
};
const last = at([2], draw({ lambda: 3 }));
const corrected = at([2], draw({ lambda: 3, correct: true }));
const open = "and nothing takes that back: correct: true at the last scale would";

describe("label", () => {
  it.each([
    ["raw", 0],
    ["importance-sampling", 10],
    ["tts-var-exact", 10],
    ["smc", 10],
    ["fk-diff", 10],
  ])("calls %s exact, at lambda %d", (name, lambda) =>
    expect(label(shippedGraph(name), operators)).toEqual({ kind: "exact", lambda }),
  );
  it.each(["best-of-n", "importance-resampling", "tts-var", "tts-var-paper", "elite-and-diverse"])(
    "calls %s heuristic",
    (name) => expect(label(shippedGraph(name), operators).kind).toBe("heuristic"),
  );

  it("takes one draw by the last score", () => expect(whys(searching(last))).toBe(3));
  it("adds up what weighs by the last score, and by nothing else", () =>
    expect(whys(searching(at([2], resample(weighing)), last))).toBe(6));
  it("wants what was weighed before taken back", () => {
    const early = at([0, 1], resample({ ...weighing, potential: "max" }));
    expect(whys(searching(early, last))).toEqual([
      `3 what it adds does not sum to lambda times the last score, ${open}`,
    ]);
    expect(whys(searching(early, corrected))).toBe(3);
    expect(whys(searching(at([0], resample(weighing)), last))).toEqual([
      `4 it adds its score to what weighed before it, ${open}`,
    ]);
  });
  it("takes a correction of the resampling itself, at the last scale alone", () => {
    const at012 = resample({ ...weighing, potential: "sum", correct: true, lambda: { linear: 3 } });
    expect(whys(searching(at012, at([2], draw({ lambda: 0 }), "end")))).toBe(3);
    const at01 = at([0, 1], at012);
    expect(whys(searching(at01, at([2], draw({ lambda: 0 }))))).toEqual([
      `3 what it adds does not sum to lambda times the last score, ${open}`,
    ]);
  });
  it("knows what telescopes: tempered always, diff at one lambda and its own checkpoints", () => {
    const ends = at([2], draw({ lambda: 0 }));
    const resampling = (about: Partial<Resampling>) =>
      whys(searching(resample({ ...weighing, ...about }), ends));
    expect(resampling({ potential: "tempered", lambda: { tokens: 4 } })).toBe(4);
    expect(resampling({ potential: "diff" })).toBe(3);
    expect(resampling({ potential: "diff", lambda: { linear: 3 } })).toHaveLength(1);
    expect(resampling({ potential: "diff", history: "all" })).toHaveLength(1);
    expect(resampling({ potential: { twisted: 0.5 } })).toHaveLength(1);
    expect(resampling({ potential: "value" })).toHaveLength(1);
    const early = at([0, 1], resample({ ...weighing, potential: "tempered" }));
    expect(whys(searching(early, ends))).toEqual([`3 it weighs by a score of scale 1, ${open}`]);
  });
  it("knows where a rise is measured from: the last weighing, whatever its lambda", () => {
    const rise = (scales: readonly number[], id: string) =>
      at(scales, resample({ ...weighing, potential: "diff" }), id);
    const idle = (scale: number) => at([scale], resample({ ...weighing, lambda: 0 }), "idle");
    const ends = at([2], draw({ lambda: 0 }));
    const gap = "what it adds does not sum to lambda times the last score, ";
    expect(whys(searching(rise([0, 1, 2], "a"), ends))).toBe(3);
    expect(whys(searching(idle(0), rise([1, 2], "a"), ends))).toEqual([`4 ${gap}${open}`]);
    expect(whys(searching(rise([0], "a"), idle(1), rise([2], "b"), ends))).toEqual([
      `5 ${gap}${open}`,
    ]);
    expect(whys(searching(rise([0, 2], "a"), rise([2], "b"), ends))).toEqual([`4 ${gap}${open}`]);
    expect(whys(searching(idle(0), last))).toBe(3);
  });
  it("lets nothing go on from a schedule that is on its way", () => {
    const tempered = at(
      [0, 1],
      resample({ ...weighing, potential: "tempered", lambda: { linear: 3 } }),
    );
    const rise = at([2], resample({ ...weighing, potential: "diff" }), "rise");
    expect(whys(searching(tempered, rise, at([2], draw({ lambda: 0 }))))).toEqual([
      `4 what it adds does not sum to lambda times the last score, ${open}`,
    ]);
    expect(whys(searching(tempered, rise, corrected))).toBe(3);
  });
  it("does not add up scores of two rewards", () => {
    const second = score({ reward: "aesthetic" }, "second");
    const weigh = at([2], resample(weighing));
    expect(whys(searching(weigh, at([2], second), last))).toEqual([
      `5 it adds its score to what weighed before it, ${open}`,
    ]);
    expect(whys(searching(weigh, at([2], second), corrected))).toBe(3);
  });
  it("names each step that is no exact selection", () => {
    const told = whys(
      graph({ name: "mine", scales: 2, paths: 8 }, [
        generate(),
        decode(),
        score({ reward: "alignment" }),
        at([0], extract({ encoder: "structure", reduce: "pca" })),
        at([0], cluster({ to: 6 })),
        at([0], keep({ to: 4, by: "first" })),
        at([0], keep({ to: 3, by: "score" }), "elite"),
        at([1], best()),
      ]),
    );
    expect(told).toEqual([
      expect.stringMatching(/^4 .*medoid|^4 .*centre/),
      "5 the first paths are kept, not drawn by weight",
      "6 the paths with the highest scores are kept, not drawn by weight",
      "7 the path with the highest score is kept, not drawn by weight",
    ]);
    const strata = graph({ name: "mine", scales: 2, paths: 8 }, [
      generate(),
      at([0, 1], decode()),
      at([1], score({ reward: "alignment" })),
      at([0], extract({ encoder: "structure", reduce: "pca" })),
      at([0], cluster({ to: 6, pick: "drawn" })),
      at([1], draw({ lambda: 1 })),
    ]);
    expect(whys(strata)).toBe(1);
  });
  it("calls a join heuristic, and a final score that hangs on the others", () => {
    const joined = searching(
      at([0], from("score", keep({ to: 1, by: "first" })), "a"),
      at([0], from(["a", "score"], resample({ ...weighing, to: 1 })), "b"),
      last,
    );
    expect(whys(joined)).toContain("4 the union of branches has no known expected offspring");
    const ranked = graph({ name: "mine", scales: 1, paths: 2 }, [
      generate(),
      decode(),
      score({ rewards: { alignment: 1, aesthetic: 1 }, combine: "mean-rank" }),
      draw({ lambda: 1 }),
    ]);
    expect(whys(ranked)).toEqual([expect.stringMatching(/^2 /)]);
  });
  it("does not trust a selection that says nothing of itself", () => {
    const silent = defineOperator(
      {
        ...{ name: "silent", about: "Keeps all.", params: codecs.closed() },
        ...{ needs: [], adds: [], clears: [], keeps: (_: object, width: number) => width },
      },
      () => map((batch) => batch),
    );
    const told = labelled(searching(silent(), last), { ...operators, silent } as never);
    expect(told).toEqual({
      kind: "heuristic",
      reasons: [
        {
          index: 3,
          scale: 0,
          why: "silent does not say whether its selection is made up for in the log-weights",
        },
      ],
    });
  });
});
