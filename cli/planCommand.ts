import type { Command, Option } from "commander";
import { budget } from "./budget.ts";
import { integer } from "./integer.ts";
import { loadPlugins } from "./loadPlugins.ts";
import { modelOption, roleOption } from "./modelOptions.ts";
import { type PlanOptions, plan } from "./plan.ts";

/** Adds `varflow plan` to the command line. */
export function addPlan(varflow: Command, plugin: Option, exit: (code: number) => void): void {
  varflow
    .command("plan")
    .description("tells what a graph costs with a model, scale by scale, before anything runs")
    .argument("<graph>", "a graph file, or the name of a graph that ships")
    .addOption(modelOption())
    .addOption(roleOption())
    .option("-n <number>", "width multiplier, 1…1024 (default: 1)", integer(1, 1024))
    .option("--budget <compute>", "the largest n that 10TFLOP or 8raw images pay for", budget)
    .addOption(plugin)
    .option("--official", "also what the official code would spend on the same search")
    .option("--json", "one JSON object, in FLOPs and bytes")
    .addHelpText("after", examples)
    .action(async (graph: string, options: PlanOptions & { plugin?: string[] }) =>
      exit(await plan(graph, options, await loadPlugins(options.plugin))),
    );
}

const examples = `
Needs no weights: a bundle with costs alone will do.

Examples:
  varflow plan tts-var -n 2
  varflow plan tts-var --model infinity-2b --official
  varflow plan best-of-n --budget 8raw
  varflow plan mine.yaml --model infinity-2b --budget 1PFLOP --json`;
