import fc from "fast-check";
import type { Graph } from "../../src/graph/Graph.ts";
import type { StepValue } from "../../src/graph/StepValue.ts";
import { graphs } from "./graphs.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** A graph, and two files that say the same: one, and what another changes in it. */
export interface Extended {
  readonly graph: Graph;
  readonly base: Graph;
  /** Without its `extends`. */
  readonly change: Mapping;
}

const nameOf = ({ op, id = op }: StepValue): string => id;

/** Graphs whose steps all have names of their own. */
export const namedGraphs = (): fc.Arbitrary<Graph> =>
  graphs().map((graph) => ({
    ...graph,
    steps: graph.steps.filter(
      (step, i, steps) => steps.findIndex((other) => nameOf(other) === nameOf(step)) === i,
    ),
  }));

/** A graph split at random; `fates` decides key by key, and step by step. */
export const extended = (graph: fc.Arbitrary<Graph> = namedGraphs()): fc.Arbitrary<Extended> =>
  fc
    .record({ graph, fates: fc.array(fc.nat(11), { minLength: 30, maxLength: 90 }) })
    .map(({ graph, fates }) => {
      let next = 0;
      const fate = () => fates[next++ % fates.length] as number;
      const head = splitHead(graph, fate);
      const steps = splitSteps(graph.steps, fate);
      return {
        graph,
        base: { ...head.base, steps: steps.base } as unknown as Graph,
        change: {
          ...head.change,
          ...(steps.change.length > 0 ? { steps: steps.change } : {}),
          ...(steps.without.length > 0 ? { without: steps.without } : {}),
        },
      };
    });

interface Split {
  readonly base: Mapping;
  readonly change: Mapping;
}

/** Each key is said by one file, or by both and changed; some stand in the base to be removed. */
function split(value: Mapping, extra: Mapping, fate: () => number, keep: readonly string[]): Split {
  const base: Record<string, unknown> = {};
  const change: Record<string, unknown> = {};
  for (const [key, said] of Object.entries(value)) {
    const now = fate();
    if (now < 5 || (now < 8 && keep.includes(key))) base[key] = said;
    else change[key] = said;
    if (now >= 8) base[key] = Object.hasOwn(extra, key) ? extra[key] : said;
  }
  for (const [key, old] of Object.entries(extra))
    if (!Object.hasOwn(value, key) && fate() < 4) {
      base[key] = old;
      change[key] = null;
    }
  return { base, change };
}

function splitHead({ steps: _, name, ...head }: Graph, fate: () => number): Split {
  const extra = { about: "old", source: "old", n: 1, scales: 3, paths: 3 };
  const { base, change } = split(head, extra, fate, ["scales", "paths"]);
  return { base: { name: "base", ...base }, change: { name, ...change } };
}

function splitSteps(steps: readonly StepValue[], fate: () => number) {
  const base: StepValue[] = [];
  const displaced: StepValue[] = [];
  const change: Mapping[] = [];
  const stays = steps.map(() => fate() < 7);
  for (const [i, step] of steps.entries()) {
    const previous = steps[i - 1];
    const next = steps.find((_, j) => j > i && stays[j]);
    const place = previous
      ? { after: nameOf(previous) }
      : next === undefined
        ? {}
        : { before: nameOf(next) };
    const isNew = !stays[i] && (fate() < 6 || (previous === undefined && next === undefined));
    if (isNew) {
      change.push({ ...step, ...place });
      continue;
    }
    const parts = splitStep(step, fate);
    (stays[i] ? base : displaced).push(parts.base as unknown as StepValue);
    const name = step.id === undefined ? { op: step.op } : { id: step.id };
    const where = stays[i] ? {} : place;
    if (Object.keys({ ...parts.change, ...where }).length > 0)
      change.push({ ...name, ...parts.change, ...where });
  }
  const names = new Set(steps.map(nameOf));
  const gone = ["gone", "away"].filter((id) => !names.has(id) && fate() < 6);
  for (const step of [...displaced, ...gone.map((id) => ({ op: "best", id }))])
    base.splice(fate() % (base.length + 1), 0, step);
  return { base, change, without: gone };
}

function splitStep({ op, id, with: params, ...rest }: StepValue, fate: () => number): Split {
  const name = { op, ...(id === undefined ? {} : { id }) };
  // Another operator's parameters are not taken over, so that all must be said anew.
  if (id !== undefined && fate() === 0)
    return {
      base: { op: `old-${op}`, id, ...rest, with: { old: 1 } },
      change: { op, ...(params === undefined ? {} : { with: params }) },
    };
  const outer = split(rest, { at: [0], from: "old" }, fate, []);
  const said = params === undefined ? splitAway(fate) : splitParams(params, fate);
  return {
    base: { ...name, ...outer.base, ...said.base },
    change: { ...outer.change, ...said.change },
  };
}

/** No parameters, or some that are removed. */
const splitAway = (fate: () => number): Split =>
  fate() < 4 ? { base: { with: { old: 1 } }, change: { with: null } } : { base: {}, change: {} };

function splitParams(params: Mapping, fate: () => number): Split {
  if (fate() === 0) return { base: {}, change: { with: params } };
  const { base, change } = split(params, { to: 99, old: { deep: 1 }, lambda: [1] }, fate, []);
  return { base: { with: base }, change: Object.keys(change).length > 0 ? { with: change } : {} };
}
