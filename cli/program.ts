import { createRequire } from "node:module";
import { Command } from "commander";
import { checkGraphs } from "./checkGraphs.ts";
import { addCompare } from "./compare/compareCommand.ts";
import { addConsistency } from "./consistencyCommand.ts";
import { addEvaluate } from "./evaluateCommand.ts";
import { addFit } from "./fit/fitCommand.ts";
import { generate } from "./generate.ts";
import { integer } from "./integer.ts";
import { loadPlugins } from "./loadPlugins.ts";
import { modelOption, roleOption } from "./modelOptions.ts";
import { addModels } from "./modelsCommand.ts";
import { addPlan } from "./planCommand.ts";
import type { GenerateOptions } from "./planGenerate.ts";
import { printSchema } from "./printSchema.ts";
import { repeated } from "./repeated.ts";
import { addReproduce } from "./reproduce/reproduceCommand.ts";
import { showGraph } from "./showGraph.ts";
import { testGraphs } from "./testGraphs.ts";
import { addTune } from "./tune/tuneCommand.ts";

const { version } = createRequire(import.meta.url)("varflow/package.json") as { version: string };

/** The command line: its words, their ranges and defaults. Exit codes go to `exit`. */
export function program(exit: Exit): Command {
  const varflow = new Command("varflow")
    .description("Draws better images from the same next-scale model by searching while it draws.")
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText("after", "\nExit codes: 0 done, 1 failed, 2 bad usage, 130 interrupted.");
  addGenerate(varflow, exit);
  addCheck(varflow, exit);
  addShow(varflow, exit);
  addTest(varflow, exit);
  addPlan(varflow, pluginOption(), exit);
  addEvaluate(varflow, pluginOption(), exit);
  addCompare(varflow, exit);
  addConsistency(varflow, pluginOption(), exit);
  addFit(varflow, pluginOption(), exit);
  addReproduce(varflow, pluginOption(), exit);
  addTune(varflow, pluginOption(), exit);
  addModels(varflow, exit);
  varflow
    .command("schema")
    .description("prints the JSON Schema of graph files, for editors")
    .action(() => exit(printSchema()));
  return varflow;
}

type Exit = (code: number) => void;

const pluginOption = () =>
  repeated("--plugin <file>", "runs an ES module, whose operators and rewards graphs may name");

function addCheck(varflow: Command, exit: Exit): void {
  varflow
    .command("check")
    .description("finds every problem of graph files")
    .argument("<files...>", "graph files, or names of graphs that ship")
    .option("-m, --model <name>", "also check that this bundle has what the graphs ask for")
    .addOption(roleOption())
    .addOption(pluginOption())
    .option("--json", "one JSON object a file")
    .action(async (files: string[], options) =>
      exit(await checkGraphs(files, options, await loadPlugins(options.plugin))),
    );
}

function addShow(varflow: Command, exit: Exit): void {
  varflow
    .command("show")
    .description("prints a graph scale by scale")
    .argument("<file>", "a graph file, or the name of a graph that ships")
    .option("-n <number>", "width multiplier", integer(1, 1024), 1)
    .addOption(pluginOption())
    .option("--json", "the graph as JSON")
    .action(async (file: string, options) =>
      exit(showGraph(file, options, await loadPlugins(options.plugin))),
    );
}

function addTest(varflow: Command, exit: Exit): void {
  varflow
    .command("test")
    .description("runs the tests of graph files: made-up paths in, expected survivors out")
    .argument("<files...>", "graph files, or names of graphs that ship")
    .option("--fix", "rewrites expectations that are not met")
    .addOption(pluginOption())
    .option("--json", "one JSON object a file")
    .action(async (files: string[], options) =>
      exit(await testGraphs(files, options, await loadPlugins(options.plugin))),
    );
}

function addGenerate(varflow: Command, exit: Exit): void {
  varflow
    .command("generate")
    .description("draws one image for each prompt")
    .argument("[prompts...]", "what to draw")
    .option("-g, --graph <file>", "graph file, or the name of a graph that ships", "tts-var")
    .option("-n <number>", "multiplies the paths and every selection, 1…1024", integer(1, 1024), 1)
    .option("-s, --seed <number>", "0…2⁵³−1", integer(0, Number.MAX_SAFE_INTEGER), 0)
    .option("-o, --out <folder>", "where images and results go", "drawn")
    .addOption(modelOption())
    .addOption(roleOption())
    .option("-p, --prompts <file>", "more prompts, one a line; - is standard input")
    .option(
      "--workers <number>",
      "worker threads (default: one a core, or as many as memory holds copies of the weights)",
      integer(1, 256),
    )
    .option("--batch <number>", "most rows of one model call", integer(1, 65536), 64)
    .addOption(pluginOption())
    .option("--trace <file>", "writes every event, one JSON line each")
    .option("--force", "replaces the results of another run")
    .option("--json", "one JSON object a prompt on standard output")
    .addHelpText("after", examples)
    .action(async (prompts: string[], options: GenerateOptions) =>
      exit(await generate(prompts, options, await loadPlugins(options.plugin))),
    );
}

const examples = `
Examples:
  varflow generate "two stars" --out stars
  varflow generate "a red ring left of a blue square" -n 2 --seed 7 --out pair
  varflow generate --prompts prompts.txt --graph best-of-n -n 8 --out best --json`;
