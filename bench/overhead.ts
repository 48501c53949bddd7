// Prints how much longer the library takes than the bare ONNX Runtime calls that it makes: the same
// sessions, shapes and order, on one thread each, both sides in this one process, turn by turn.
//   node dist/bench/overhead.js [rounds, default 9] [model folder]
import { lastValueFrom, toArray } from "rxjs";
import { inFlightOn } from "../cli/inFlightOn.ts";
import { readPromptSet } from "../cli/readPromptSet.ts";
import { searchNamed } from "../cli/searchNamed.ts";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { drawAll, openModels } from "../src/index.ts";
import { bareCalls } from "./bareCalls.ts";
import { conditions, conditionsLine } from "./conditions.ts";
import { median, quantile } from "./quantile.ts";
import { recordCalls } from "./recordCalls.ts";

const rounds = Number(process.argv[2] ?? 9);
const folder = process.argv[3] ?? shipped("models", "shapes-64");
const prompts = readPromptSet("shapes-heldout")
  .slice(0, 16)
  .map(({ prompt }) => prompt);

const percent = (ratio: number): string => ((ratio - 1) * 100).toFixed(1);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const models = await openModels(folder, { workers: 1 });
const { graph, search } = searchNamed("tts-var");
const jobs = prompts.map((prompt) => ({
  prompt,
  seed: 3,
  n: 1,
  paths: graph.paths,
  models,
  search,
}));
const library = () => lastValueFrom(drawAll(jobs, inFlightOn(1)).pipe(toArray()));
try {
  const bare = await bareCalls(folder, await recordCalls(library));
  await bare();
  const pairs: { library: number; bare: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [library, bare] : [bare, library];
    const times = [await timed(first), await timed(second)] as [number, number];
    const [own, calls] = round % 2 === 0 ? times : times.toReversed();
    pairs.push({
      library: own as number,
      bare: calls as number,
      ratio: (own as number) / (calls as number),
    });
  }
  const ratio = median(pairs.map((pair) => pair.ratio));
  const quartiles = [0.25, 0.75].map((share) =>
    percent(
      quantile(
        pairs.map((p) => p.ratio),
        share,
      ),
    ),
  );
  const text =
    `tts-var, n = 1, ${prompts.length} prompts, medians of ${rounds} rounds: ` +
    `library ${median(pairs.map((p) => p.library)).toFixed(0)} ms, ` +
    `bare calls ${median(pairs.map((p) => p.bare)).toFixed(0)} ms, ` +
    `overhead ${percent(ratio)} % (quartiles ${quartiles.join(" and ")})\n\n${conditionsLine(models.spec)}\n`;
  process.stdout.write(text);
  const record = { ...conditions(models.spec), rounds: pairs, overhead: ratio - 1 };
  await writeSafely(shipped("bench", "results", "overhead.json"), `${JSON.stringify(record)}\n`);
  await writeSafely(shipped("bench", "results", "overhead.md"), text);
} finally {
  await models.close();
}
