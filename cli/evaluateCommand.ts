import { type Command, Option } from "commander";
import { budget } from "./budget.ts";
import { type EvaluateOptions, evaluate } from "./evaluate.ts";
import { integer } from "./integer.ts";
import { integersOf } from "./integersOf.ts";
import { loadPlugins } from "./loadPlugins.ts";
import { modelOption, roleOption } from "./modelOptions.ts";
import { layoutNamed } from "./openPictures.ts";

/** Adds `varflow evaluate` to the command line. */
export function addEvaluate(varflow: Command, plugin: Option, exit: (code: number) => void): void {
  varflow
    .command("evaluate")
    .description("draws prompts × graphs × seeds, judges them, and records every result")
    .argument("<strategies...>", "graphs, with their widths: tts-var@1,2,4")
    .option("-n <numbers>", "widths of graphs that name none", integersOf(1, 1024), [1])
    .option("-s, --seeds <numbers>", "seeds: 0,3 or 0-3", integersOf(0, 2 ** 53 - 1), [0])
    .option("-p, --prompts <list>", "a prompt list that ships, or a file", "shapes-development")
    .option("--count <number>", "so many prompts, evenly spread over the list", integer(1, 1e6))
    .option("-o, --out <folder>", "where results go", "evaluated")
    .addOption(modelOption())
    .addOption(roleOption())
    .addOption(plugin)
    .option(
      "--budget <compute>",
      "widths, of graphs that name none, that 20GFLOP or 8raw pay for",
      budget,
    )
    .option("--images <folder>", "also writes the pictures there, each with a sidecar")
    .option("--layout <word>", "how they lie there: plain, geneval or t2i", layoutNamed, "plain")
    .option("--pack", "packs the results with gzip once they are complete")
    .addOption(new Option("--quiet", "says nothing while all goes well"))
    .addHelpText("after", examples)
    .action(async (strategies: string[], options: EvaluateOptions & { plugin?: string[] }) =>
      exit(await evaluate({ ...options, strategies }, await loadPlugins(options.plugin))),
    );
}

const examples = `
Killed at any moment, the same command goes on where it stopped.

Examples:
  varflow evaluate raw best-of-n@2,4 tts-var@1,2 --prompts shapes-heldout --seeds 0-1 --out main
  varflow evaluate mine.yaml tts-var -n 1,2 --prompts prompts.txt --out trial
  varflow evaluate tts-var best-of-n --budget 8raw --prompts geneval --images pictures --layout geneval
  varflow compare main`;
