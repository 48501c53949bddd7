import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Graph, type Outcome, totalFlops } from "../src/index.ts";
import { describeError } from "./describeError.ts";
import { encodePng } from "./encodePng.ts";
import { formatFlops } from "./formatFlops.ts";
import { imageName } from "./imageName.ts";
import type { Progress } from "./progress.ts";
import { failureLine, resultLine } from "./resultLine.ts";
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
  const image = join(out, imageName(index, result.prompt));
  const png = encodePng(result.image);
  await writeSafely(image, png);
  const sha256 = createHash("sha256").update(png).digest("hex");
  const line = resultLine(result, { graph: graph.name, image, sha256, wallMs });
  const score = result.score === null ? "" : `  reward ${result.score.toFixed(2)}`;
  bar.step(result.prompt);
  const flops = formatFlops(totalFlops(result.cost.flops));
  bar.print(json ? line : `${image}${score}  ${flops}  ${result.prompt}`, process.stdout);
  return { ok: true, line };
}
