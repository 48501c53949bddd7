import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./Problem.ts";
import { namesOf, type Placed, stageAt } from "./stageAt.ts";

/**
 * Branches: `from` names earlier steps of the same scale, every branch is joined again, and none
 * generates.
 */
export function checkBranches(graph: Graph, registry: Registry): readonly Problem[] {
  if (graph.steps.every(({ from }) => from === undefined)) return [];
  return distinct(
    Array.from({ length: graph.scales }, (_, scale) => {
      const stage = stageAt(graph, scale);
      return stage.flatMap((placed, place) => [
        ...generates(placed, registry),
        ...wrongNames(stage, placed, place, scale),
        ...unjoined(stage, place, scale),
      ]);
    }).flat(),
  );
}

function wrongNames(
  stage: readonly Placed[],
  { index, step }: Placed,
  place: number,
  scale: number,
): readonly Problem[] {
  if (step.from === undefined) return [];
  const names = namesOf(step.from);
  if (names.length === 0)
    return [{ path: ["steps", index, "from"], message: "no step: it would work on nothing" }];
  const known = stage.slice(0, place).map(({ id }) => id);
  return names.flatMap((name, i): readonly Problem[] => {
    const path = ["steps", index, "from", ...(typeof step.from === "string" ? [] : [i])];
    if (names.indexOf(name) < i) return [{ path, message: `"${name}" stands twice` }];
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    const hint = near
      ? `did you mean "${near}"?`
      : `steps before it there: ${known.join(", ") || "none"}`;
    return [{ path, message: `no step "${name}" before it at scale ${scale}`, hint }];
  });
}

const generates = ({ index, step }: Placed, registry: Registry): readonly Problem[] =>
  step.from !== undefined && registry[step.op]?.advances
    ? [
        {
          path: ["steps", index, "from"],
          message: `${step.op} begins a scale: a branch ends within one`,
          hint: "join the branches at the scale before, for example with join",
        },
      ]
    : [];

function unjoined(stage: readonly Placed[], place: number, scale: number): readonly Problem[] {
  const { index, id } = stage[place] as Placed;
  const isUsed = stage.some(({ from }) => from.includes(place));
  if (isUsed || place === stage.length - 1) return [];
  return [
    {
      path: ["steps", index],
      message: `what "${id}" leaves at scale ${scale} is used by no step: a branch that is never joined`,
      hint: `name it in the from of a later step, for example { op: join, from: [${id}, …] }`,
    },
  ];
}

/** A step that is wrong in the same way at several scales is told once. */
const distinct = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(
    ({ path }, i) => problems.findIndex((other) => other.path.join("/") === path.join("/")) === i,
  );
