import { join } from "node:path";
import { type Graph, type Outcome, type Result, totalFlops } from "../src/index.ts";
import { describeError } from "./describeError.ts";
import { formatFlops } from "./formatFlops.ts";
import { imageName } from "./imageName.ts";
import { pictureFile } from "./pictureFile.ts";
import type { Progress } from "./progress.ts";
import { failureLine, type Other, resultLine } from "./resultLine.ts";
import { writeSafely } from "./writeSafely.ts";

/** What became of a prompt, for `results.jsonl`. */
export interface Report {
  readonly ok: boolean;
  readonly line: string;
}

interface Place {
  readonly graph: Graph;
  readonly out: string;
  readonly json: boolean;
  readonly bar: Progress;
}

/** Writes a prompt's image and tells of it: JSON on standard output, or a line for a person. */
export async function reportOutcome(outcome: Outcome, place: Place): Promise<Report> {
  const { graph, out, json, bar } = place;
  const { index, job } = outcome;
  if ("error" in outcome) {
    const line = failureLine({ ...job, graph: graph.name }, outcome.error);
    bar.step(`failed: ${job.prompt}`);
    bar.print(describeError(outcome.error, `prompt "${job.prompt}"`), process.stderr);
    if (json) bar.print(line, process.stdout);
    return { ok: false, line };
  }
  const { result, wallMs } = outcome;
  const files = await written(result, (at) => join(out, imageName(index, result.prompt, at)));
  const [{ image, sha256 }, ...others] = files;
  const line = resultLine(result, { graph: graph.name, image, sha256, others, wallMs });
  bar.step(result.prompt);
  const flops = formatFlops(totalFlops(result.cost.flops));
  const told = [
    `${image}${rewardText(result)}  ${flops}  ${result.prompt}`,
    ...others.map((other) => `${other.image}${rewardText(other)}`),
  ];
  bar.print(json ? line : told.join("\n"), process.stdout);
  return { ok: true, line };
}

const rewardText = ({ score }: Pick<Result, "score">): string =>
  score === null ? "" : `  reward ${score.toFixed(2)}`;

/** Writes every image of a result, to the file of its place, from 1. */
async function written(
  result: Result,
  fileOf: (place: number) => string,
): Promise<[Other, ...Other[]]> {
  const files: Other[] = [];
  for (const [i, { image: pixels, key, score }] of [result, ...result.others].entries()) {
    const { png, sha256 } = pictureFile(pixels);
    const image = fileOf(i + 1);
    await writeSafely(image, png);
    files.push({ image, sha256, key, score });
  }
  return files as [Other, ...Other[]];
}
