import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Experiment, summariesOf } from "../../src/evaluation/index.ts";
import type { ConsistencyReport } from "../ConsistencyReport.ts";
import { evaluate } from "../evaluate.ts";
import type { Plugins } from "../loadPlugins.ts";
import { meanSeconds } from "../meanSeconds.ts";
import { readResults } from "../readResults.ts";
import { textOf } from "../resultsFile.ts";
import { writeSafely } from "../writeSafely.ts";
import { claimPlans } from "./claimPlans.ts";
import { inRawImages } from "./inRawImages.ts";
import { protocolRequest, protocolsOf } from "./protocolRequest.ts";
import { quotedText } from "./quotedText.ts";
import { chosen, type Experiments, readExperiments } from "./readExperiments.ts";
import { resultsPage } from "./resultsPage.ts";
import { writePictures } from "./writePictures.ts";

/** What `varflow reproduce` is asked for. */
export interface ReproduceOptions {
  readonly out: string;
  readonly model: string;
  /** A small sample instead of the protocol's. */
  readonly quick?: boolean;
  /** Only the page, from the results that are there. */
  readonly page?: boolean;
  /** Official evaluators' result files, `name=FILE` each. */
  readonly official?: readonly string[];
}

/**
 * `varflow reproduce`: runs the paper's experiments, all or some, each by its protocol, and writes a
 * page with the paper's numbers beside those found.
 *
 * @returns the exit code: 0 if all is there, 1 if something failed, 130 if interrupted.
 */
export async function reproduce(
  names: readonly string[],
  options: ReproduceOptions,
  plugins: Plugins,
): Promise<number> {
  const { page = false } = options;
  const all = readExperiments();
  const isThere = (protocol: string) => page && existsSync(join(options.out, protocol));
  const wanted = chosen(all, names, isThere);
  if (!page)
    for (const protocol of protocolsOf(wanted)) {
      const code = await run(protocol, wanted, all, options, plugins);
      if (code !== 0) return code;
    }
  if (!page) await writePictures(options.out, options.model);
  return writePage(wanted, options, plugins);
}

async function run(
  protocol: string,
  wanted: readonly Experiment[],
  all: Experiments,
  { out, model, quick = false }: ReproduceOptions,
  plugins: Plugins,
): Promise<number> {
  const rows = wanted.filter((one) => one.protocol === protocol).flatMap((one) => one.rows);
  process.stderr.write(`${protocol}: ${wanted.map(({ name }) => name).join(", ")}\n`);
  return evaluate(
    {
      ...protocolRequest(all, protocol, model, quick),
      out: join(out, protocol),
      only: new Set(rows.map(({ run }) => run)),
      pack: true,
    },
    plugins,
  );
}

async function writePage(
  wanted: readonly Experiment[],
  { out, model, official = [] }: ReproduceOptions,
  plugins: Plugins,
): Promise<number> {
  const found = protocolsOf(wanted).map((protocol) => {
    const { timings, ...results } = readResults(join(out, protocol));
    const strategies = summariesOf(results, meanSeconds(timings));
    return [protocol, { results, timings, strategies }] as const;
  });
  const page = await resultsPage({
    experiments: wanted,
    found: inRawImages(new Map(found)),
    plans: await claimPlans([model, "infinity-2b"], plugins),
    consistency: readConsistency(out),
    reading: textOf(join(out, "reading.md")).trim(),
    quoted: quotedText(official),
    pictures: textOf(join(out, "pictures.md")).trim(),
  });
  for (const [name, text] of Object.entries(page)) await writeSafely(join(out, name), text);
  process.stderr.write(`${join(out, "results.md")}\n`);
  return 0;
}

/** What `varflow consistency` wrote beside the experiments; `null` where it was not run. */
function readConsistency(out: string): ConsistencyReport | null {
  const text = textOf(join(out, "consistency", "consistency.json"));
  return text === "" ? null : (JSON.parse(text) as ConsistencyReport);
}
