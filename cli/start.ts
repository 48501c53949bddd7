import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { concatMap, lastValueFrom, takeUntil, toArray } from "rxjs";
import {
  drawAll,
  type Graph,
  type Job,
  type Models,
  type Outcome,
  openModels,
  totalFlops,
} from "../src/index.ts";
import { type Cell, contactSheet } from "./contactSheet.ts";
import { describeError } from "./describeError.ts";
import { encodePng } from "./encodePng.ts";
import { imageName } from "./imageName.ts";
import { inFlightOn } from "./inFlightOn.ts";
import { interrupted } from "./interrupted.ts";
import { progress } from "./progress.ts";
import { searchNamed } from "./searchNamed.ts";
import { shipped } from "./shipped.ts";
import { startPrompts } from "./startPrompts.ts";
import { startTable } from "./startTable.ts";
import { writeSafely } from "./writeSafely.ts";

interface StartJob extends Job {
  readonly graph: Graph;
  readonly place: number;
}

/** Folder of `npm start`, replaced as a whole each time. */
const out = "out";
const seed = 1;

/** `npm start`: a few prompts, raw beside TTS-VAR, as images, a page and a table. */
async function start(): Promise<number> {
  const workers = availableParallelism();
  const models = await openModels(shipped("models", "shapes-64"), { workers });
  try {
    await rm(out, { recursive: true, force: true });
    const cells = await drawCells(jobsOn(models), workers);
    if (cells.length < startPrompts.length * 2) return 130;
    await writeSafely(join(out, "index.html"), contactSheet("Raw against TTS-VAR", cells));
    process.stdout.write(`${startTable(cells)}\nopen ${join(out, "index.html")}\n`);
    return 0;
  } finally {
    await models.close();
  }
}

function jobsOn(models: Models): readonly StartJob[] {
  const searches = ["raw", "tts-var"].map(searchNamed);
  return startPrompts.flatMap((prompt, place) =>
    searches.map(({ graph, search }) => ({
      ...{ prompt, place, seed, n: 1, paths: graph.paths, models, graph, search },
    })),
  );
}

async function drawCells(jobs: readonly StartJob[], workers: number): Promise<readonly Cell[]> {
  const bar = progress(jobs.length, false);
  return lastValueFrom(
    drawAll(jobs, inFlightOn(workers)).pipe(
      concatMap(async (outcome) => {
        const cell = await writeCell(outcome);
        bar.step(`${cell.graph}: ${cell.prompt}`);
        return cell;
      }),
      takeUntil(interrupted()),
      toArray(),
    ),
  ).finally(() => bar.end());
}

async function writeCell(outcome: Outcome<StartJob>): Promise<Cell> {
  if ("error" in outcome) throw outcome.error;
  const { graph, prompt, place } = outcome.job;
  const { score, cost } = outcome.result;
  const image = join(graph.name, imageName(place, prompt));
  await writeSafely(join(out, image), encodePng(outcome.result.image));
  return { prompt, graph: graph.name, image, score, flops: totalFlops(cost.flops) };
}

process.exitCode = await start().catch((cause: unknown) => {
  process.stderr.write(`${describeError(cause)}\n`);
  return 1;
});
