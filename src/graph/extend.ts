import { extendSteps } from "./extendSteps.ts";
import type { GraphChange } from "./GraphFile.ts";
import { inside, isMapping, type Layers, merged, type Part, vain, within } from "./Layers.ts";
import type { Located } from "./locator.ts";
import type { Problem } from "./Problem.ts";

/** A graph as its files say it, each key with the places where it is written. */
export interface Draft {
  readonly head: Layers;
  readonly steps: readonly Layers[];
}

/** The draft of a file that extends no other. */
export const draftOf = (whole: Part): Draft => ({
  head: [whole],
  steps: (whole.value as { readonly steps: readonly unknown[] }).steps.map((_, i) => [
    inside(inside(whole, "steps"), i),
  ]),
});

/** A draft after a change, and all that is wrong with the change. */
export interface Extended {
  readonly draft: Draft;
  readonly problems: readonly Located[];
}

/** More steps than any search has: a slip, which must not keep anyone waiting. */
const most = 1000;

/** Lays a file that extends another over it. */
export function extend(draft: Draft, change: Part): Extended {
  const { extends: _, without: __, ...value } = change.value as GraphChange;
  const top = { ...change, value };
  const head = [top, ...draft.head];
  const count = draft.steps.length + (value.steps?.length ?? 0);
  if (count > most) {
    const message = `${count} steps with those of the extended file: at most ${most}`;
    return { draft, problems: [change.locate({ path: ["steps"], message })] };
  }
  const { steps, problems } = extendSteps(draft.steps, change);
  const found = [...vain(top, draft.head), ...problems];
  return { draft: { head, steps }, problems: found.map((problem) => change.locate(problem)) };
}

/** The draft as plain data, without a trace of its files. */
export const plainOf = ({ head, steps }: Draft): unknown => {
  const top = merged(head);
  return isMapping(top) ? { ...top, steps: steps.map(merged) } : top;
};

/** Places a problem of the plain data in the newest file that writes what it is about. */
export const locatorOf =
  ({ head, steps }: Draft) =>
  (problem: Problem): Located => {
    const [key, place] = problem.path;
    const step = key === "steps" ? steps[Number(place)] : undefined;
    let layers = step ?? head;
    let depth = step === undefined ? 0 : 2;
    for (const part of problem.path.slice(depth)) {
      const next = within(layers, part);
      if (next.length === 0) break;
      layers = next;
      depth += 1;
    }
    const { path, locate } = layers[0] as Part;
    return locate({ ...problem, path: [...path, ...problem.path.slice(depth)] });
  };
