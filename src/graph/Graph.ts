import type { StepValue } from "./StepValue.ts";

/** How often a search is made. */
export interface Rounds {
  /** At most so many rounds, ≥ 1. */
  readonly most: number;
  /** No further round once the best score has reached this; all rounds if absent. */
  readonly until?: number;
}

/**
 * An ordered list of steps that runs at each scale. The same value comes from a file and from
 * code; it names no model and no seed.
 */
export interface Graph {
  readonly name: string;
  readonly about?: string;
  /** Where the strategy comes from. */
  readonly source?: string;
  /** How many scales the model must have. */
  readonly scales: number;
  /** Paths at the start, for each unit of n. */
  readonly paths: number;
  /** Present where the graph makes sense for one n alone. */
  readonly n?: 1;
  /** The whole search again, with fresh paths; the best image of all rounds is the result. */
  readonly rounds?: Rounds;
  /** Run top to bottom at each scale. */
  readonly steps: readonly StepValue[];
}

/**
 * The graph that a file with this head and these steps would give: a plain value, equal to what
 * is read back after it was written.
 *
 * @example
 * graph({ name: "raw", scales: 13, paths: 1, n: 1 }, [generate(), at([12], decode())])
 */
export function graph(head: Omit<Graph, "steps">, steps: readonly StepValue[]): Graph {
  return { ...head, steps: steps.map(plain) };
}

/** Limits a step to some scales, and names it if an id is given. */
export function at(scales: readonly number[], step: StepValue, id?: string): StepValue {
  return { ...plain(step), at: [...scales], ...(id === undefined ? {} : { id }) };
}

/** Has a step work on earlier steps of its scale, by id, instead of the one above. */
export function from(steps: string | readonly string[], step: StepValue): StepValue {
  return { ...plain(step), from: typeof steps === "string" ? steps : [...steps] };
}

const plain = ({ op, id, from: steps, at: scales, with: params }: StepValue): StepValue => ({
  op,
  ...(id === undefined ? {} : { id }),
  ...(steps === undefined ? {} : { from: steps }),
  ...(scales === undefined ? {} : { at: scales }),
  ...(params === undefined ? {} : { with: params }),
});
