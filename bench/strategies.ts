// Draws the held-out prompts with every shipped strategy and prints mean reward against compute.
//   node dist/bench/strategies.js [prompts, default 120] [model folder]
import { availableParallelism } from "node:os";
import { lastValueFrom, toArray } from "rxjs";
import { inFlightOn } from "../cli/inFlightOn.ts";
import { progress } from "../cli/progress.ts";
import { searchNamed } from "../cli/searchNamed.ts";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { drawAll, type Job, type Models, openModels, totalFlops } from "../src/index.ts";
import { conditions, conditionsLine } from "./conditions.ts";
import { readPromptSet } from "./readPromptSet.ts";

const count = Number(process.argv[2] ?? 120);
const folder = process.argv[3] ?? shipped("models", "shapes-64");
const seed = 2;
const rows = [
  ["raw", 1],
  ["best-of-n", 2],
  ["best-of-n", 4],
  ["best-of-n", 8],
  ["importance-sampling", 1],
  ["importance-sampling", 2],
  ["importance-sampling", 4],
  ["tts-var", 1],
  ["tts-var", 2],
  ["tts-var", 4],
] as const;

interface Row {
  readonly graph: string;
  readonly n: number;
  readonly scores: readonly number[];
  /** Mean FLOPs an image: transformer alone, and everything. */
  readonly transformer: number;
  readonly total: number;
}

async function measure(models: Models, name: string, n: number): Promise<Row> {
  const { graph, search } = searchNamed(name);
  const jobs = spread(readPromptSet("heldout"), count).map(
    (prompt): Job => ({ prompt, seed, n, paths: graph.paths, models, graph, search }),
  );
  const outcomes = await lastValueFrom(
    drawAll(jobs, inFlightOn(availableParallelism())).pipe(toArray()),
  );
  const results = outcomes.map((outcome) => {
    if ("error" in outcome) throw outcome.error;
    return outcome.result;
  });
  return {
    graph: name,
    n,
    scores: results.map(({ score }) => score ?? Number.NaN),
    transformer: mean(results.map(({ cost }) => cost.flops.transformer)),
    total: mean(results.map(({ cost }) => totalFlops(cost.flops))),
  };
}

/** `count` of the items, evenly spread: so every category has its share. */
const spread = <T>(items: readonly T[], wanted: number): readonly T[] =>
  items.filter(
    (_, i) =>
      Math.floor((i * wanted) / items.length) !== Math.floor(((i + 1) * wanted) / items.length),
  );

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

const standardError = (numbers: readonly number[]) => {
  const middle = mean(numbers);
  const variance = mean(numbers.map((x) => (x - middle) ** 2));
  return Math.sqrt(variance / (numbers.length - 1));
};

function table(measured: readonly Row[]): string {
  const raw = measured[0] as Row;
  const lines = measured.map(({ graph, n, scores, transformer, total }) =>
    [
      graph,
      n,
      `${mean(scores).toFixed(3)} ± ${standardError(scores).toFixed(3)}`,
      (total / 1e9).toFixed(2),
      (transformer / raw.transformer).toFixed(2),
      (total / raw.total).toFixed(2),
    ].join(" | "),
  );
  return [
    "| graph | n | mean reward | GFLOP an image | transformer, in raw images | all, in raw images |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines.map((line) => `| ${line} |`),
  ].join("\n");
}

const models = await openModels(folder);
try {
  const measured: Row[] = [];
  const bar = progress(rows.length, false);
  for (const [name, n] of rows) {
    measured.push(await measure(models, name, n));
    bar.step(`${name}, n = ${n}`);
  }
  bar.end();
  const text = `${table(measured)}\n\n${count} held-out prompts, seed ${seed}. ${conditionsLine(models.spec)}\n`;
  process.stdout.write(text);
  const record = {
    ...conditions(models.spec),
    prompts: count,
    split: "heldout",
    seed,
    rows: measured,
  };
  await writeSafely(shipped("bench", "results", "strategies.json"), `${JSON.stringify(record)}\n`);
  await writeSafely(shipped("bench", "results", "strategies.md"), text);
} finally {
  await models.close();
}
