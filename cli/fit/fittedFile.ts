import * as E from "fp-ts/lib/Either.js";
import { check, type Graph, type Predictor, type Registry } from "../../src/index.ts";
import { number } from "../consistencyTable.ts";
import { UsageError } from "../UsageError.ts";
import { yamlOf } from "../yamlOf.ts";
import type { FitReport } from "./FitReport.ts";
import { fittedGraph } from "./fitGraphs.ts";

/**
 * The graph with its predictions, whose `about` says what they are worth, and its file's text.
 *
 * @throws UsageError where they cannot be written into it.
 */
export function fittedFile(
  base: Graph,
  report: FitReport,
  operators: Registry,
): { readonly graph: Graph; readonly text: string } {
  const model = Object.fromEntries(
    report.rows.map(({ scale, predictor }) => [scale, rounded(predictor)]),
  );
  const graph: Graph = {
    ...base,
    name: `${base.name}-predicted`,
    about: `${base.about ?? base.name} ${reasons(report)}`,
    source: sourceOf(base, report),
    steps: fittedGraph(base, report, model, operators),
  };
  const checked = check(graph, operators);
  if (E.isRight(checked)) return { graph, text: yamlOf(graph) };
  const why = checked.left.map(({ message }) => message).join("\n");
  throw new UsageError(`predictions cannot be written into ${base.name}:\n${why}`);
}

const reasons = ({ rows, target }: FitReport): string => {
  const told = rows.map(
    ({ scale, score, predicted }) =>
      `${number(predicted.correlation.estimate)} instead of ${number(score.correlation.estimate)} at scale ${scale}`,
  );
  return `Goes by predictions of the final score by ${target}, whose rank correlation with it is ${told.join(", ")}.`;
};

const sourceOf = (base: Graph, { prompts, paths, seeds, modelHash }: FitReport): string =>
  `varflow fit of ${base.name}: ${prompts.length} prompts, seeds ${seeds.join(", ")}, ${paths} paths each, model ${modelHash.slice(0, 8)}`;

/** Five digits say all that the fit knows; of steps that become one the last holds. */
function rounded({ intercept, weights, steps }: Predictor): Predictor {
  const digits = (x: number) => Number(x.toPrecision(5));
  const table = steps?.map(([from = 0, value = 0]) => [digits(from), digits(value)]);
  return {
    intercept: digits(intercept),
    weights: Object.fromEntries(
      Object.entries(weights).map(([reward, scales]) => [
        reward,
        Object.fromEntries(Object.entries(scales).map(([scale, own]) => [scale, digits(own)])),
      ]),
    ),
    ...(table === undefined
      ? {}
      : { steps: table.filter(([from], i) => from !== table[i + 1]?.[0]) }),
  };
}
