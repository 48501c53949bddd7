import { type AnyOperator, needsOf, type Registry } from "../operator.ts";
import type { Field } from "../Path.ts";
import type { Graph } from "./Graph.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./Problem.ts";
import { pastOf } from "./pastOf.ts";
import { placeOfTest, type Tested } from "./placeOfTest.ts";
import type { StepTest } from "./StepTest.ts";

/**
 * What is wrong with the tests of a checked graph: a step that is not there or does not select, a
 * scale where it does not run, lists that are missing, not looked at or of unequal length.
 */
export const checkTests = (
  graph: Graph,
  registry: Registry,
  tests: readonly StepTest[],
): readonly Problem[] =>
  tests.flatMap((test, i) =>
    checkTest(graph, registry, test).map((problem) => ({
      ...problem,
      path: ["tests", i, ...problem.path],
    })),
  );

function checkTest(graph: Graph, registry: Registry, test: StepTest): readonly Problem[] {
  const tested = placeOfTest(graph, test);
  if (tested === undefined) return [unplaced(graph, test)];
  const operator = registry[tested.step.op] as AnyOperator;
  if (operator.keeps === undefined)
    return [
      { path: ["step"], message: `${test.step} selects nothing: ${operator.name} keeps all` },
    ];
  return [
    ...checkRun(graph, test),
    ...checkNeeds(operator, tested, test),
    ...checkLengths(test.given),
    ...checkPast(graph, registry, tested, test),
  ];
}

function unplaced({ steps, scales }: Graph, { step, scale }: StepTest): Problem {
  const ids = steps.map(({ op, id = op }) => id);
  const at = steps[ids.indexOf(step)]?.at?.join(", ") ?? `0…${scales - 1}`;
  if (ids.includes(step))
    return {
      path: ["scale"],
      message: `${step} does not run at ${scale}`,
      hint: `it does at ${at}`,
    };
  const near = nearest(step, ids);
  const hint = near ? `did you mean "${near}"?` : `steps: ${ids.join(", ")}`;
  return { path: ["step"], message: `no step "${step}"`, hint };
}

function checkRun(graph: Graph, { n = 1, sides }: StepTest): readonly Problem[] {
  const problems: Problem[] = [];
  if (graph.n !== undefined && n !== graph.n)
    problems.push({ path: ["n"], message: `${graph.name} has n fixed to ${graph.n}` });
  if (sides !== undefined && sides.length !== graph.scales)
    problems.push({
      path: ["sides"],
      message: `${sides.length} sides of ${graph.scales} scales`,
    });
  return problems;
}

/** Lists of a test that make fields. */
const lists = ["scores", "history", "features", "families"] as const;

/** Which of them make a field; a field that is not here cannot be made up. */
const makers: { readonly [F in Field]?: readonly (typeof lists)[number][] } = {
  score: ["scores"],
  history: ["scores", "history"],
  features: ["features"],
  family: ["families"],
};

function checkNeeds(
  operator: AnyOperator,
  { step }: Tested,
  { given }: StepTest,
): readonly Problem[] {
  const needs = needsOf(operator, step.with ?? {});
  const missing = needs.flatMap((field): readonly Problem[] => {
    const making = makers[field] ?? [];
    if (making.some((list) => given[list] !== undefined)) return [];
    const hint = making.length > 0 ? `give ${making.join(" or ")}` : "no test can make it up";
    return [{ path: ["given"], message: `${operator.name} needs ${field}`, hint }];
  });
  const read = new Set(needs.flatMap((field) => makers[field] ?? []));
  const unread = lists
    .filter((list) => given[list] !== undefined && !read.has(list))
    .map((list) => ({ path: ["given", list], message: `${operator.name} looks at no ${list}` }));
  return [...missing, ...unread];
}

function checkLengths({ lambda: _, ...given }: StepTest["given"]): readonly Problem[] {
  const [first, ...others] = Object.entries(given);
  if (first === undefined) return [{ path: ["given"], message: "no path: give a list" }];
  const [name, { length }] = first;
  if (length === 0) return [{ path: ["given", name], message: "no path" }];
  const uneven = others
    .filter(([, list]) => list.length !== length)
    .map(([other, list]) => ({
      path: ["given", other],
      message: `${list.length} paths, but ${name} has ${length}`,
    }));
  const wide = given.features?.[0]?.length ?? 0;
  const ragged = (given.features ?? []).flatMap((vector, i): readonly Problem[] =>
    vector.length === wide
      ? []
      : [{ path: ["given", "features", i], message: `${vector.length} numbers, not ${wide}` }],
  );
  return [...uneven, ...ragged];
}

function checkPast(
  graph: Graph,
  registry: Registry,
  tested: Tested,
  { given }: StepTest,
): readonly Problem[] {
  const { scored, weighed } = pastOf(graph, registry, tested, given);
  const tooLong = (list: "history" | "weighed", most: number, does: string) =>
    (given[list] ?? []).flatMap((row, i): readonly Problem[] => {
      const message = `${row.length} numbers, but the graph ${does} ${most} times before`;
      return row.length > most ? [{ path: ["given", list, i], message }] : [];
    });
  return [
    ...tooLong("history", scored.length, "scores"),
    ...tooLong("weighed", weighed.length, "weighs"),
  ];
}
