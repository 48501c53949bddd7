import * as E from "fp-ts/lib/Either.js";
import type { Official } from "./Official.ts";
import type { GenevalVerdict } from "./parseGenevalResults.ts";
import type { VqaAnswer } from "./parseVqaResults.ts";
import { placeKey } from "./placesOf.ts";
import type { Settings } from "./Settings.ts";
import type { Strategy } from "./Strategy.ts";

/** What an evaluator says of pictures of an evaluation, by {@link placeKey}. */
export interface LaidOfficial {
  readonly official: Official;
  readonly strategy: Strategy;
  readonly values: ReadonlyMap<string, { readonly value: number; readonly reason: string }>;
}

/**
 * Finds the places of an evaluation that an official result file speaks of: by prompt and sample
 * for GenEval, by running number for T2I-CompBench; sample k is the picture of the k-th seed.
 *
 * On the left what does not fit: a prompt or sample that the evaluation has not, a picture of it
 * that the file leaves out.
 */
export function officialPlaces(
  official: Official,
  strategy: Strategy,
  settings: Settings,
): E.Either<string, LaidOfficial> {
  const { prompts, seeds } = settings;
  const found =
    official.benchmark === "geneval"
      ? E.traverseArray(verdictAt(settings))(official.verdicts)
      : E.traverseArray(answerAt(settings))(official.answers);
  if (E.isLeft(found)) return found;
  const keyAt = ({ prompt, seed }: Spot) => placeKey({ ...strategy, prompt, seed });
  const values = new Map(found.right.map((spot) => [keyAt(spot), spot]));
  if (values.size < found.right.length) return E.left("it speaks of one picture twice");
  for (const { prompt } of prompts)
    for (const [sample, seed] of seeds.entries())
      if (!values.has(keyAt({ prompt, seed })))
        return E.left(
          `it says nothing of sample ${sample} of "${prompt}"; expected ${prompts.length} prompts × ${seeds.length} samples`,
        );
  return E.right({ official, strategy, values });
}

interface Spot {
  readonly prompt: string;
  readonly seed: number;
}
type Said = Spot & { readonly value: number; readonly reason: string };

const verdictAt = ({ prompts, seeds }: Settings) => {
  const known = new Set(prompts.map(({ prompt }) => prompt));
  return ({ prompt, sample, correct, reason }: GenevalVerdict): E.Either<string, Said> => {
    const seed = seeds[sample];
    if (!known.has(prompt)) return E.left(`the evaluation has no prompt "${prompt}"`);
    if (seed !== undefined) return E.right({ prompt, seed, value: Number(correct), reason });
    return E.left(
      `the evaluation has no sample ${sample}: it has ${seeds.length} a prompt, from 0`,
    );
  };
};

const answerAt =
  ({ prompts, seeds }: Settings) =>
  ({ picture, value }: VqaAnswer): E.Either<string, Said> => {
    const prompt = prompts[Math.floor(picture / seeds.length)]?.prompt;
    const seed = seeds[picture % seeds.length];
    return prompt === undefined || seed === undefined
      ? E.left(
          `the evaluation has no picture ${picture}: it has ${prompts.length} prompts × ${seeds.length} samples, from 0`,
        )
      : E.right({ prompt, seed, value, reason: "" });
  };
