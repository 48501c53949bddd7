import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { halved, ranked, type Standing, withinBudget } from "../../src/tuning/index.ts";
import { assertSame } from "../assertSame.ts";
import { conditionsLine } from "../conditionsLine.ts";
import type { Plugins } from "../loadPlugins.ts";
import { lockFolder } from "../lockFolder.ts";
import { makeFolder } from "../makeFolder.ts";
import { assertWritable } from "../outFolder.ts";
import { readResults } from "../readResults.ts";
import { UsageError } from "../UsageError.ts";
import { writeSafely } from "../writeSafely.ts";
import { yamlOf } from "../yamlOf.ts";
import { planTune } from "./planTune.ts";
import { raceText } from "./raceText.ts";
import { graphIn, rungFolder } from "./rungFolder.ts";
import { type RungOptions, runRung } from "./runRung.ts";
import type { TuneRequest } from "./TuneRequest.ts";
import type { TunePlan, TuneSettings } from "./TuneSettings.ts";
import { tunedFile } from "./tunedFile.ts";
import { tuneReportOf } from "./tuneReportOf.ts";
import { tuneText } from "./tuneText.ts";

/** What `varflow tune` searches, where it goes, and how it talks. */
export interface TuneOptions extends TuneRequest, RungOptions {
  readonly json?: boolean;
}

/**
 * `varflow tune`: races graphs by successive halving and writes the best one with its evidence. What
 * is in the folder already is gone on with.
 *
 * @returns the exit code: 0 if all is there, 1 if something failed, 130 if interrupted.
 */
export async function tune(options: TuneOptions, plugins: Plugins): Promise<number> {
  const { out, quiet = false } = options;
  const plan = await planTune(options, plugins);
  assertWritable(out);
  makeFolder(out);
  const release = lockFolder(out);
  try {
    await claim(out, plan.settings);
    if (!quiet) process.stderr.write(raceText(plan));
    const standings = await race(plan, options, plugins);
    if (typeof standings === "number") return standings;
    await write(plan, standings, options);
    return 0;
  } finally {
    release();
  }
}

/** Writes what the race will be, or finds that it is the one that the folder holds. */
async function claim(out: string, settings: TuneSettings): Promise<void> {
  const file = join(out, "tune.json");
  if (existsSync(file))
    assertSame(recordIn(file), settings, `${out} holds a race with other settings`);
  else await writeSafely(file, `${JSON.stringify(settings, null, 1)}\n`);
  for (const [name, { graph }] of Object.entries(settings.graphs))
    await writeSafely(graphIn(out, name), yamlOf(graph));
}

function recordIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new UsageError(`${file} is no JSON: ${(cause as Error).message}`, "choose another --out");
  }
}

/** Where all stood on each rung, or the exit code of the one that is not complete. */
async function race(
  plan: TunePlan,
  options: TuneOptions,
  plugins: Plugins,
): Promise<readonly (readonly Standing[])[] | number> {
  const { rungs, baselines, graphs, budget } = plan.settings;
  const all: (readonly Standing[])[] = [];
  let names = Object.keys(graphs).filter((name) => !baselines.includes(name));
  for (const [rung] of rungs.entries()) {
    const found = await runRung(rung, names, plan, options, plugins);
    if (typeof found === "number") return found;
    all.push(found);
    const own = found.filter(({ name }) => !baselines.includes(name));
    const able = withinBudget(own, budget);
    names = halved(able, rungs[rung + 1]?.graphs ?? 1).map(({ name }) => name);
    const [first] = ranked(withinBudget(found, budget));
    if (!options.quiet)
      process.stderr.write(
        `rung ${rung + 1} of ${rungs.length}: ${first?.name} leads with ${first?.objective.toFixed(3)}\n`,
      );
  }
  return all;
}

async function write(
  plan: TunePlan,
  standings: readonly (readonly Standing[])[],
  { out, json = false }: TuneOptions,
): Promise<void> {
  const { settings } = plan;
  const report = tuneReportOf(plan, standings, readResults(rungFolder(out, standings.length - 1)));
  const { model: name, modelHash: hash } = settings;
  const text = tuneText(report);
  const file = join(out, "tuned.yaml");
  await writeSafely(join(out, "tune.md"), `${text}\n\n${conditionsLine({ name, hash })}\n`);
  await writeSafely(file, tunedFile(report, new Date().toISOString().slice(0, 10)).text);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${text}\n`);
  const n = settings.graphs[report.winner]?.n;
  const others = settings.baselines
    .filter((one) => one !== report.winner)
    .map((one) => `${graphIn(out, one)}@${settings.graphs[one]?.n}`);
  process.stderr.write(
    `${file}; hold it against others where nothing was chosen by:\nvarflow evaluate ${[`${file}@${n}`, ...others].join(" ")} --prompts shapes-heldout --out ${join(out, "held-out")}\n`,
  );
}
