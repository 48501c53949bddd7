import type { GraphChange, StepChange } from "./GraphFile.ts";
import { inside, type Layers, merged, type Part, vain, within } from "./Layers.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./Problem.ts";
import { type Placed, placeStep } from "./placeStep.ts";

/** Steps after a change, and what is wrong with the change. */
interface Extended {
  readonly steps: readonly Layers[];
  readonly problems: readonly Problem[];
}

/** Changes steps as a file says: first those it leaves out go, then its own come, top to bottom. */
export function extendSteps(steps: readonly Layers[], written: Part): Extended {
  const { without = [], steps: changes = [] } = written.value as GraphChange;
  const before = steps.map((layers): Placed => ({ name: nameOf(layers), layers }));
  const problems: Problem[] = without.flatMap((id, i) =>
    without.indexOf(id) < i
      ? [{ path: ["without", i], message: `"${id}" stands twice` }]
      : unknown(id, ["without", i], before),
  );
  let placed: readonly Placed[] = before.filter(({ name }) => !without.includes(name));
  for (const [i, change] of changes.entries()) {
    const name = change.id ?? change.op;
    const first = changes.findIndex(({ id, op }) => (id ?? op) === name);
    const old = placed.find((step) => step.name === name);
    const wrong =
      first < i
        ? [{ path: ["steps", i], message: `steps[${first}] is "${name}" already` }]
        : [...misnamed(change, i, old, placed), ...misplaced(change, i, placed)];
    problems.push(...wrong);
    if (name === undefined || wrong.length > 0) continue;
    const { before: _, after: __, ...value } = change;
    const part = { ...inside(inside(written, "steps"), i), value };
    problems.push(...vain(part, old?.layers ?? []));
    const step = { name, layers: [part, ...below(change, old?.layers ?? [])] };
    placed = placeStep(placed, old, step, change);
  }
  return { steps: placed.map(({ layers }) => layers), problems };
}

const nameOf = (layers: Layers): string =>
  (merged(within(layers, "id")) ?? merged(within(layers, "op"))) as string;

/** What lies under a change: another operator takes no parameters over. */
function below({ op }: StepChange, layers: Layers): Layers {
  if (op === undefined || op === merged(within(layers, "op"))) return layers;
  return layers.map((part) => {
    const { with: _, ...value } = part.value as StepChange;
    return { ...part, value };
  });
}

function misnamed(
  { id, op }: StepChange,
  i: number,
  old: Placed | undefined,
  known: readonly Placed[],
): readonly Problem[] {
  if (old !== undefined || op !== undefined) return [];
  if (id !== undefined) return unknown(id, ["steps", i, "id"], known, "; a new step needs an op");
  const message = "neither id nor op: the step is not named";
  return [{ path: ["steps", i], message, hint: listed(known) }];
}

function misplaced(
  { id, op, before, after }: StepChange,
  i: number,
  known: readonly Placed[],
): readonly Problem[] {
  if (before !== undefined && after !== undefined)
    return [{ path: ["steps", i, "after"], message: "before and after: one place is enough" }];
  const [key, target] = before === undefined ? ["after", after] : ["before", before];
  if (target === undefined) return [];
  const path = ["steps", i, key];
  return target === (id ?? op)
    ? [{ path, message: `"${target}" cannot stand ${key} itself` }]
    : unknown(target, path, known);
}

function unknown(
  id: string,
  path: Problem["path"],
  known: readonly Placed[],
  more = "",
): readonly Problem[] {
  if (known.some(({ name }) => name === id)) return [];
  const near = nearest(
    id,
    known.map(({ name }) => name),
  );
  const hint = near === undefined ? listed(known) : `did you mean "${near}"?`;
  return [{ path, message: `no step "${id}"${more}`, hint }];
}

const listed = (known: readonly Placed[]): string =>
  `steps: ${known.map(({ name }) => name).join(", ") || "none"}`;
