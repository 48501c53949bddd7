import { join } from "node:path";
import { openModels, withRewards } from "../src/index.ts";
import type { ConsistencyReport } from "./ConsistencyReport.ts";
import { comparingCommands } from "./comparingCommands.ts";
import { conditionsLine } from "./conditionsLine.ts";
import { consistencyReportOf } from "./consistencyReportOf.ts";
import { consistencyText } from "./consistencyText.ts";
import { deviceClass } from "./deviceClass.ts";
import { dividedFor } from "./dividedFor.ts";
import { drawConsistency } from "./drawConsistency.ts";
import type { Plugins } from "./loadPlugins.ts";
import { assertWritable } from "./outFolder.ts";
import {
  type ConsistencyPlan,
  type ConsistencyRequest,
  planConsistency,
} from "./planConsistency.ts";
import { proposedFile } from "./proposedFile.ts";
import { searchNamed } from "./searchNamed.ts";
import { writeSafely } from "./writeSafely.ts";

/** What `varflow consistency` measures, where it goes, and how it talks. */
export interface ConsistencyOptions extends ConsistencyRequest {
  /** Folder of the results. */
  readonly out: string;
  readonly format: "text" | "json";
  /** Says nothing while all goes well. */
  readonly quiet?: boolean;
}

/**
 * `varflow consistency`: measures how early a reward can be trusted, and proposes a graph. Writes
 * `consistency.json`, `consistency.md` and `proposed.yaml` once all is drawn, and nothing before.
 *
 * @returns the exit code: 0, or 130 if interrupted.
 */
export async function consistency(options: ConsistencyOptions, plugins: Plugins): Promise<number> {
  const plan = await planConsistency(options, plugins);
  assertWritable(options.out);
  const models = await openModels(plan.folder, {
    ...dividedFor(plan.spec.memory, Number.POSITIVE_INFINITY),
    roles: plan.roles,
  });
  try {
    const { prompts, head, completed } = plan;
    const measured = await drawConsistency(
      { prompts, ...head, completed, quiet: options.quiet ?? false },
      withRewards(models, plugins.rewards),
      plugins.operators,
    );
    if (measured === null) return 130;
    const report = consistencyReportOf(head, measured, plan.spec);
    await write(report, plan, options, plugins);
    return 0;
  } finally {
    await models.close();
  }
}

async function write(
  report: ConsistencyReport,
  { spec, baseline }: ConsistencyPlan,
  { out, format }: ConsistencyOptions,
  { operators }: Plugins,
): Promise<void> {
  const { graph, text } = proposedFile(report, spec.sides.length);
  const file = join(out, "proposed.yaml");
  const others = [
    { given: file, graph },
    { given: "best-of-n", graph: searchNamed("best-of-n").graph },
  ];
  const commands = comparingCommands(
    baseline,
    others.filter(({ graph: { scales } }) => scales === graph.scales),
    operators,
    spec,
  );
  const table = consistencyText(report);
  const made = { ...report, made: { date: today(), ...deviceClass() }, commands };
  const json = `${JSON.stringify(made, shortened, 1)}\n`;
  await writeSafely(file, text);
  await writeSafely(join(out, "consistency.json"), json);
  await writeSafely(join(out, "consistency.md"), `${table}\n${conditionsLine(spec)}\n`);
  process.stdout.write(format === "json" ? json : `${table}\n`);
  if (format === "text")
    process.stderr.write(
      `Held against ${baseline.given} on other prompts:\n${commands.join("\n")}\n`,
    );
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** Six digits say all that the intervals leave open. */
const shortened = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
