import type { Official } from "../../src/evaluation/Official.ts";
import type { Settings } from "../../src/evaluation/Settings.ts";

/** GenEval's verdicts on every picture of a strategy, as `correct` says. */
export const verdictsOn = (
  { prompts, seeds }: Settings,
  correct: (promptAt: number, sample: number) => boolean,
): Extract<Official, { benchmark: "geneval" }> => ({
  benchmark: "geneval",
  verdicts: prompts.flatMap(({ prompt, tag }, folder) =>
    seeds.map((_, sample) => ({
      ...{ prompt, tag: tag ?? "colors", correct: correct(folder, sample), folder, sample },
      reason: `${folder} ${sample}`,
    })),
  ),
});

/** Values of a T2I-CompBench metric for every picture of a strategy. */
export const answersOn = (
  { prompts, seeds }: Settings,
  metric: string,
  value: (picture: number) => number,
): Extract<Official, { benchmark: "t2i" }> => ({
  benchmark: "t2i",
  metric,
  answers: Array.from({ length: prompts.length * seeds.length }, (_, picture) => ({
    picture,
    value: value(picture),
  })),
});
