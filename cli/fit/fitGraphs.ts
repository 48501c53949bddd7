import { best, decode, generate, score } from "../../operators/index.ts";
import { at, type Graph, graph, type Registry, type StepValue, stepsAt } from "../../src/index.ts";
import type { FitHead } from "./FitReport.ts";
import { rewardOf } from "./planFit.ts";

/** Id of the step that scores raw paths by a reward. */
export const scoringStep = (reward: string): string => `score-${reward}`;

/** Scores raw paths at every scale that counts, of pictures as large as the graph decodes them. */
export function scoringGraph(base: Graph, { rewards, scales, target, paths }: FitHead): Graph {
  const last = base.scales - 1;
  const sides = new Map<number | undefined, number[]>();
  for (const scale of scales) {
    const side = sideAt(base, scale);
    sides.set(side, [...(sides.get(side) ?? []), scale]);
  }
  sides.set(undefined, [...(sides.get(undefined) ?? []), last]);
  const decodes = [...sides].map(([side, where]) =>
    side === undefined
      ? at(where, decode())
      : at(where, { op: "decode", with: { side } }, `decode-${side}`),
  );
  return graph({ name: "fit", scales: base.scales, paths }, [
    generate(),
    ...decodes,
    ...rewards.map((reward) =>
      at(reward === target ? [...scales, last] : scales, score({ reward }), scoringStep(reward)),
    ),
    at([last], best()),
  ]);
}

/** The side at which a graph decodes at a scale; the full one if it does not. */
function sideAt(base: Graph, scale: number): number | undefined {
  const found = stepsAt(base, scale).find(({ step }) => step.op === "decode");
  return (found?.step.with as { readonly side?: number } | undefined)?.side;
}

/**
 * The graph with a prediction after each score that it goes by, and with the scores that
 * predictions look at besides.
 */
export function fittedGraph(
  base: Graph,
  { rewards, scales, predicts, target }: FitHead,
  model: Readonly<Record<number, unknown>>,
  operators: Registry,
): readonly StepValue[] {
  const others = rewards.filter((reward) => reward !== target);
  const extra = scales.filter((scale) => !predicts.includes(scale));
  const blind = extra.filter(
    (scale) => !stepsAt(base, scale).some(({ step }) => step.op === "decode"),
  );
  const more = [
    ...(blind.length > 0 ? [at(blind, { op: "decode" }, "decode-to-predict")] : []),
    ...(extra.length > 0
      ? rewards.map((reward) => at(extra, score({ reward }), `score-to-predict-${reward}`))
      : []),
  ];
  const place = base.steps.findLastIndex(
    ({ op, at: where }) =>
      operators[op]?.advances === true ||
      (op === "decode" && extra.some((scale) => where?.includes(scale) ?? true)),
  );
  const scorers = base.steps.filter((step) => rewardOf(step) === target);
  return base.steps.flatMap((step, i) => [
    ...(scorers.includes(step) ? scored(step, others, predicts) : []),
    step,
    ...(scorers.includes(step) ? predicted(step, scorers, predicts, model) : []),
    ...(i === place ? more : []),
  ]);
}

/** Scores by other rewards, right before the one that the graph goes by. */
const scored = (step: StepValue, others: readonly string[], predicts: readonly number[]) => {
  const where = predicts.filter((scale) => step.at?.includes(scale) ?? true);
  if (where.length === 0) return [];
  return others.map((reward) => at(where, score({ reward }), `${step.id ?? step.op}-${reward}`));
};

/** A prediction after a score, at the scales where no other score of the same reward follows. */
function predicted(
  step: StepValue,
  scorers: readonly StepValue[],
  predicts: readonly number[],
  model: Readonly<Record<number, unknown>>,
): readonly StepValue[] {
  const runs = (one: StepValue, scale: number) => one.at?.includes(scale) ?? true;
  const where = predicts.filter(
    (scale) => scorers.findLast((one) => runs(one, scale)) === step && runs(step, scale),
  );
  if (where.length === 0) return [];
  const own = Object.fromEntries(where.map((scale) => [scale, model[scale]]));
  return [
    at(
      where,
      { op: "predict", with: { model: own } },
      scorers.length === 1 ? undefined : `predict-${step.id ?? step.op}`,
    ),
  ];
}
