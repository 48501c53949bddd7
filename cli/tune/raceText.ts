import { formatFlops } from "../formatFlops.ts";
import type { TunePlan } from "./TuneSettings.ts";

/** What a race will draw and cost, before it starts. */
export function raceText({ settings, raw, notices }: TunePlan): string {
  const { budget, objective, rungs, seeds, graphs, baselines } = settings;
  const seedsText = `${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"}`;
  const drawn = rungs.map(({ graphs: own, prompts }, i) => {
    const fresh = prompts.length - (rungs[i - 1]?.prompts.length ?? 0);
    return (own + baselines.length) * fresh * seeds.length;
  });
  const all = drawn.reduce((a, b) => a + b, 0);
  return [
    ...notices,
    `${Object.keys(graphs).length} graphs, ${baselines.join(" and ")} always among them, for at most ${formatFlops(budget)} a prompt (${(budget / raw).toFixed(2)} raw images); by ${objective}, on development prompts`,
    ...rungs.map(
      ({ graphs: own, prompts }, i) =>
        `rung ${i + 1}: ${own} + ${baselines.length} graphs × ${prompts.length} prompts × ${seedsText}, ${drawn[i]} pictures to draw`,
    ),
    `in all ${all} pictures, at most ${formatFlops(all * budget)}, beside what looks at finished ones`,
  ]
    .map((line) => `${line}\n`)
    .join("");
}
