import type { Command, Option } from "commander";
import { integer } from "../integer.ts";
import { integersOf } from "../integersOf.ts";
import { loadPlugins } from "../loadPlugins.ts";
import { modelOption, roleOption } from "../modelOptions.ts";
import { repeated } from "../repeated.ts";
import { type FitOptions, fit } from "./fit.ts";

/** Adds `varflow fit` to the command line. */
export function addFit(varflow: Command, plugin: Option, exit: (code: number) => void): void {
  varflow
    .command("fit")
    .description("learns to predict final scores, and puts the predictions into a graph")
    .addOption(modelOption())
    .addOption(roleOption())
    .option("-g, --graph <file>", "the graph that gets predictions", "keep-best-7")
    .addOption(repeated("-r, --rewards <role>", "another reward whose scores count"))
    .option("--scales <scales>", "more scales whose scores count", integersOf(0, 1023))
    .option("-p, --prompts <list>", "a prompt list that ships, or a file", "shapes-development")
    .option("--count <number>", "so many prompts, evenly spread over the list", integer(2, 1e6), 33)
    .option("--paths <number>", "raw paths of a prompt and seed", integer(2, 1024), 16)
    .option("--seeds <numbers>", "0,3 or 0-3", integersOf(0, 2 ** 53 - 1), [0])
    .option("--monotone", "makes predictions a rising step function, by isotonic regression")
    .option("-o, --out <folder>", "where results go", "fit")
    .addOption(plugin)
    .option("--json", "the whole report on standard output, as JSON")
    .option("--quiet", "says nothing while all goes well")
    .addHelpText("after", help)
    .action(async (options: FitOptions & { plugin?: string[] }) =>
      exit(await fit(options, await loadPlugins(options.plugin))),
    );
}

const help = `
Draws raw paths, scores them where the graph does, and fits the final score by ridge regression on
all scores up to each scale, within prompts. Scores by other --rewards and at more --scales count too;
the graph then makes them, which costs what they cost. Writes predicted.yaml, the graph with a predict
step after each score; fit.md, how well predictions tell final scores of prompts left out; fit.json.

The prompts that it was fitted on say too much of it: compare it on others. A graph that is exact
stays exact, if its last step corrects (correct: true).

Examples:
  varflow fit --graph keep-best-7 --out learned
  varflow fit --graph successive-halving --rewards aesthetic --scales 3-5 --seeds 0-1 --out learned
  varflow fit --graph smc --prompts prompts.txt --count 100 --paths 8 --json`;
