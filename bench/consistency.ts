// Prints how early the reward can be trusted: the rank correlation, over the paths of a prompt, of
// its score at a scale with its score at the last one. 16 raw paths a prompt, development prompts.
//   node dist/bench/consistency.js [prompts, default 33] [model folder]
import { availableParallelism } from "node:os";
import * as E from "fp-ts/lib/Either.js";
import { lastValueFrom, toArray } from "rxjs";
import { inFlightOn } from "../cli/inFlightOn.ts";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { best, decode, generate, operators, score } from "../operators/index.ts";
import { at, compile, drawAll, graph, openModels } from "../src/index.ts";
import { conditionsLine } from "./conditions.ts";
import { readPromptSet } from "./readPromptSet.ts";

const count = Number(process.argv[2] ?? 33);
const folder = process.argv[3] ?? shipped("models", "shapes-64");
const scored = [2, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const paths = 16;

const scoring = graph({ name: "consistency", scales: 13, paths }, [
  generate(),
  at(scored, decode()),
  at(scored, score({ reward: "alignment" })),
  at([12], best()),
]);

/** Place of each number among the others, from 0; ties in order of place. */
const ranks = (numbers: readonly number[]): readonly number[] => {
  const order = [...numbers.keys()].sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
  return numbers.map((_, i) => order.indexOf(i));
};

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** Spearman's rank correlation. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  const product = mean(x.map((r, i) => (r - middle) * ((y[i] as number) - middle)));
  return product / mean(x.map((r) => (r - middle) ** 2));
}

const models = await openModels(folder);
try {
  const search = compile(scoring, operators);
  if (E.isLeft(search)) throw new Error(search.left[0]?.message);
  const rows = readPromptSet("development").filter((_, i) => i % 4 === 0);
  const jobs = rows.slice(0, count).map(({ prompt }) => ({
    ...{ prompt, seed: 0, n: 1, paths, models, search: search.right },
  }));
  const outcomes = await lastValueFrom(
    drawAll(jobs, inFlightOn(availableParallelism())).pipe(toArray()),
  );
  const scores = outcomes.map((outcome) => {
    if ("error" in outcome) throw outcome.error;
    return outcome.result.scores as Record<string, { alignment: number[] }>;
  });
  const found = scored.slice(0, -1).map((scale) => {
    const each = scores.map((of) =>
      correlation(of[scale]?.alignment ?? [], of[12]?.alignment ?? []),
    );
    return `${String(scale).padStart(5)}  ${mean(each).toFixed(2)}`;
  });
  const text = `scale  rank correlation with scale 12\n${found.join("\n")}\n\n${jobs.length} development prompts, ${paths} paths each. ${conditionsLine(models.spec)}\n`;
  process.stdout.write(text);
  await writeSafely(shipped("bench", "results", "consistency.md"), text);
} finally {
  await models.close();
}
