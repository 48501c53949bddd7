import type { Command, Option } from "commander";
import { loadPlugins } from "../loadPlugins.ts";
import { repeated } from "../repeated.ts";
import { type ReproduceOptions, reproduce } from "./reproduce.ts";

/** Adds `varflow reproduce` to the command line. */
export function addReproduce(varflow: Command, plugin: Option, exit: (code: number) => void): void {
  varflow
    .command("reproduce")
    .description("runs the experiments of the TTS-VAR paper, its numbers beside those found")
    .argument(
      "[experiments...]",
      "main, wide, table-3 … table-10, figure-5a, proposed; all if none. Only where named: rounds, survey",
    )
    .option("--quick", "a small sample of development prompts, in two minutes")
    .option("-o, --out <folder>", "where results and the page go", "reproduced")
    .option("-m, --model <folder>", "bundle, or the name of one that ships", "shapes-64")
    .option("--page", "only writes the page, from the results that are there")
    .addOption(
      repeated("--official <name=file>", "an official evaluator's results, beside tables 1 and 2"),
    )
    .addOption(plugin)
    .addHelpText("after", examples)
    .action(async (names: string[], options: ReproduceOptions & { plugin?: string[] }) =>
      exit(await reproduce(names, options, await loadPlugins(options.plugin))),
    );
}

const examples = `
Killed at any moment, the same command goes on where it stopped.

Examples:
  varflow reproduce --quick --out quick
  varflow reproduce main
  varflow reproduce table-3 figure-5a --out ablations`;
