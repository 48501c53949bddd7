import { join } from "node:path";
import { type Experiment, summariesOf } from "../../src/evaluation/index.ts";
import { evaluate } from "../evaluate.ts";
import type { Plugins } from "../loadPlugins.ts";
import { meanSeconds } from "../meanSeconds.ts";
import { readResults } from "../readResults.ts";
import { writeSafely } from "../writeSafely.ts";
import { protocolRequest, protocolsOf } from "./protocolRequest.ts";
import { chosen, type Experiments, readExperiments } from "./readExperiments.ts";
import { resultsPage } from "./resultsPage.ts";

/** What `varflow reproduce` is asked for. */
export interface ReproduceOptions {
  readonly out: string;
  readonly model: string;
  /** A small sample instead of the protocol's. */
  readonly quick?: boolean;
  /** Only the page, from the results that are there. */
  readonly page?: boolean;
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
  const all = readExperiments();
  const wanted = chosen(all, names);
  if (!options.page)
    for (const protocol of protocolsOf(wanted)) {
      const code = await run(protocol, wanted, all, options, plugins);
      if (code !== 0) return code;
    }
  return writePage(wanted, options);
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
  { out }: ReproduceOptions,
): Promise<number> {
  const found = protocolsOf(wanted).map((protocol) => {
    const results = readResults(join(out, protocol));
    const strategies = summariesOf(results, meanSeconds(results.timings));
    return [protocol, { results, strategies }] as const;
  });
  const page = await resultsPage(wanted, new Map(found));
  for (const [name, text] of Object.entries(page)) await writeSafely(join(out, name), text);
  process.stderr.write(`${join(out, "results.md")}\n`);
  return 0;
}
