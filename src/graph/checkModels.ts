import type { ModelSpec } from "../models/ports.ts";
import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./Problem.ts";
import { sideOf } from "./sideOf.ts";

/**
 * What a checked graph asks that a model does not have: its number of scales, a role, a side to
 * decode at, a list of sampling values of another length.
 */
export function checkModels(graph: Graph, registry: Registry, spec: ModelSpec): readonly Problem[] {
  const scales = spec.sides.length;
  const wrongScales: readonly Problem[] =
    graph.scales === scales
      ? []
      : [
          {
            path: ["scales"],
            message: `the graph has ${graph.scales} scales, ${spec.name} has ${scales}`,
          },
        ];
  return [
    ...wrongScales,
    ...graph.steps.flatMap((_, i) => [
      ...missingRoles(graph, i, registry, spec),
      ...missingSides(graph, i, registry, spec),
      ...wrongLists(graph, i, scales),
    ]),
  ];
}

function missingRoles(
  { steps }: Graph,
  i: number,
  registry: Registry,
  spec: ModelSpec,
): readonly Problem[] {
  const { op = "", with: params = {} } = steps[i] ?? {};
  const roles = registry[op]?.roles?.(params) ?? [];
  return roles.flatMap(({ kind, name }): readonly Problem[] => {
    const known = kind === "reward" ? spec.rewards : spec.encoders;
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    return [
      {
        path: ["steps", i, "with", ...placeOf(name, params)],
        message: `${spec.name} has no ${kind} "${name}"`,
        hint: near ? `did you mean "${near}"?` : `it has: ${known.join(", ") || "none"}`,
      },
    ];
  });
}

/** Where a role is named: as the value of a parameter, or as a key of one. */
function placeOf(name: string, params: Readonly<Record<string, unknown>>): readonly string[] {
  for (const [key, value] of Object.entries(params)) {
    if (value === name) return [key];
    if (typeof value === "object" && value !== null && Object.hasOwn(value, name))
      return [key, name];
  }
  return [];
}

function missingSides(
  { steps }: Graph,
  i: number,
  registry: Registry,
  { name, cost }: ModelSpec,
): readonly Problem[] {
  const step = steps[i] ?? { op: "" };
  const smaller = sideOf(step, registry);
  if (smaller === undefined || Object.hasOwn(cost.smallerDecodes, smaller.side)) return [];
  return [
    {
      path: ["steps", i, ...smaller.place],
      message: `${step.id ?? step.op}: ${name} does not decode at side ${smaller.side}`,
      hint: `smaller sides it has: ${Object.keys(cost.smallerDecodes).join(", ") || "none"}`,
    },
  ];
}

function wrongLists({ steps }: Graph, i: number, scales: number): readonly Problem[] {
  return Object.entries(steps[i]?.with ?? {}).flatMap(([key, value]): readonly Problem[] =>
    Array.isArray(value) && value.length !== scales
      ? [
          {
            path: ["steps", i, "with", key],
            message: `${key} lists ${value.length} values, one for each of ${scales} scales is right`,
          },
        ]
      : [],
  );
}
