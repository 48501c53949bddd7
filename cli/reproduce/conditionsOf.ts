import type { Results } from "../../src/evaluation/index.ts";

/** How much was drawn for an experiment, and what is missing of it. */
export const conditionsOf = ({ settings, rows }: Results): string => {
  const { prompts, seeds, runs } = settings;
  const missing = prompts.length * seeds.length * runs.length - rows.length;
  return `${prompts.length} prompts × ${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"}; 95 % intervals.${missing > 0 ? ` ${missing} results of this protocol are missing.` : ""}`;
};
