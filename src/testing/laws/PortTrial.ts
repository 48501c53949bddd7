import type { Models } from "../../models/ports.ts";

/** How models are tried out. */
export interface PortTrial {
  /** The models, opened: asked for by each law. Whoever opened them closes them. */
  readonly models: () => Models | Promise<Models>;
  /** Two prompts that the models take; two that the vocabulary of the shipped bundle has if absent. */
  readonly prompts?: readonly [string, string];
  /** Whether noise of 0 and 1 forces bits, as in the step graph; true if absent. */
  readonly forces?: boolean;
  /** Whether the models tell how sure they were of what they drew; true if absent. */
  readonly measures?: boolean;
  /** Examples tried where a law is tried on several; 5 if absent. */
  readonly runs?: number;
}
