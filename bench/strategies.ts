// Draws the held-out prompts with every shipped strategy, has the judge look at the images, and
// prints what each strategy gives for its compute.
//   node dist/bench/strategies.js [prompts, default all] [model folder]
import { progress } from "../cli/progress.ts";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { type Judge, openJudge, type PromptRow } from "../src/evaluation/index.ts";
import { type Models, openModels, totalFlops } from "../src/index.ts";
import { conditions, conditionsLine } from "./conditions.ts";
import { drawPrompts } from "./drawPrompts.ts";
import { judgeImages } from "./judgeImages.ts";
import { readPromptSet } from "./readPromptSet.ts";
import { judged, judgedAgainst, type Measured, strategyTable } from "./strategyTable.ts";

const all = readPromptSet("heldout");
const count = Number(process.argv[2] ?? all.length);
const folder = process.argv[3] ?? shipped("models", "shapes-64");
const seed = 2;
const raw = ["raw", 1] as const;
const others = [
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

/** `wanted` of the items, evenly spread: so every category has its share. */
const spread = <T>(items: readonly T[], wanted: number): readonly T[] =>
  items.filter(
    (_, i) =>
      Math.floor((i * wanted) / items.length) !== Math.floor(((i + 1) * wanted) / items.length),
  );

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

async function measure(
  { models, judge }: { readonly models: Models; readonly judge: Judge },
  rows: readonly PromptRow[],
  [graph, n]: readonly [graph: string, n: number],
): Promise<Measured> {
  const results = await drawPrompts(
    models,
    { graph, n, seed },
    rows.map(({ prompt }) => prompt),
  );
  return {
    graph,
    n,
    verdicts: await judgeImages(
      judge,
      rows,
      results.map(({ image }) => image),
    ),
    scores: results.map(({ score }) => score ?? Number.NaN),
    transformer: mean(results.map(({ cost }) => cost.flops.transformer)),
    total: mean(results.map(({ cost }) => totalFlops(cost.flops))),
  };
}

const judge = await openJudge(folder);
const models = await openModels(folder);
try {
  const rows = spread(all, count);
  const tags = rows.map(({ tag }) => tag);
  const bar = progress(1 + others.length, false);
  const measureNext = async (strategy: readonly [string, number]) => {
    const measured = await measure({ models, judge }, rows, strategy);
    bar.step(strategy.join(", n = "));
    return measured;
  };
  const first = await measureNext(raw);
  const measured: [Measured, ...Measured[]] = [first];
  for (const strategy of others) measured.push(await measureNext(strategy));
  bar.end();
  const text = `${strategyTable(tags, measured)}\n\n${count} held-out prompts, seed ${seed}; ± one standard error. ${conditionsLine(models.spec)}\n`;
  process.stdout.write(text);
  const record = {
    ...conditions(models.spec),
    ...{ split: "heldout", seed },
    prompts: rows.map(({ prompt, tag, unseen }) => ({ prompt, tag, unseen })),
    rows: measured.map((row) => ({
      ...row,
      judged: judged(tags, row),
      againstRaw: judgedAgainst(tags, row, first),
    })),
  };
  await writeSafely(shipped("bench", "results", "strategies.json"), `${JSON.stringify(record)}\n`);
  await writeSafely(shipped("bench", "results", "strategies.md"), text);
} finally {
  await models.close();
  await judge.close();
}
