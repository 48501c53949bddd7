import { formatFlops } from "../formatFlops.ts";
import type { TunePlan, TuneSettings } from "./TuneSettings.ts";

/** What a race will draw and cost, before it starts. */
export function raceText({ settings, raw, notices }: TunePlan): string {
  const { budget, objective, rungs, seeds, graphs, baselines } = settings;
  const seedsText = `${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"}`;
  const drawn = rungs.map(({ graphs: own, prompts }, i) => {
    const fresh = prompts.length - (rungs[i - 1]?.prompts.length ?? 0);
    return {
      places: fresh * seeds.length,
      pictures: (own + baselines.length) * fresh * seeds.length,
    };
  });
  const all = drawn.reduce((sum, { pictures }) => sum + pictures, 0);
  const most = drawn.reduce((sum, { places }, i) => sum + places * mostOf(settings, i), 0);
  const isOpen = Object.values(graphs).some(({ flops }) => flops > budget);
  return [
    ...notices,
    `${Object.keys(graphs).length} graphs, ${baselines.join(" and ")} always among them, for at most ${formatFlops(budget)} a prompt (${(budget / raw).toFixed(2)} raw images); by ${objective}, on development prompts`,
    ...(isOpen
      ? [
          "in rounds a prompt may cost more: a search that does, in the mean of a rung, goes no further",
        ]
      : []),
    ...rungs.map(
      ({ graphs: own, prompts }, i) =>
        `rung ${i + 1}: ${own} + ${baselines.length} graphs × ${prompts.length} prompts × ${seedsText}, ${drawn[i]?.pictures} pictures to draw`,
    ),
    `in all ${all} pictures, at most ${formatFlops(most)}, beside what looks at finished ones`,
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** FLOPs of a place of a rung for all of its graphs, if the dearest should have come so far. */
function mostOf({ budget, rungs, graphs, baselines }: TuneSettings, rung: number): number {
  const bounds = Object.entries(graphs)
    .filter(([name]) => !baselines.includes(name))
    .map(([, { flops }]) => Math.max(budget, flops))
    .sort((a, b) => b - a)
    .slice(0, rungs[rung]?.graphs ?? 0);
  return bounds.reduce((a, b) => a + b, baselines.length * budget);
}
