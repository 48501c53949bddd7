import { type Command, Option } from "commander";
import { type ConsistencyOptions, consistency } from "./consistency.ts";
import { integer } from "./integer.ts";
import { integersOf } from "./integersOf.ts";
import { loadPlugins } from "./loadPlugins.ts";
import { modelOption, roleOption } from "./modelOptions.ts";

/** Adds `varflow consistency` to the command line. */
export function addConsistency(
  varflow: Command,
  plugin: Option,
  exit: (code: number) => void,
): void {
  varflow
    .command("consistency")
    .description("measures how early a reward can be trusted, and proposes a graph for the model")
    .addOption(modelOption())
    .addOption(roleOption())
    .option("-r, --reward <role>", "the reward that a search would select by", "alignment")
    .option("-p, --prompts <list>", "a prompt list that ships, or a file", "shapes-development")
    .option("--count <number>", "so many prompts, evenly spread over the list", integer(1, 1e6), 33)
    .option("--paths <number>", "raw paths of each prompt", integer(2, 1024), 16)
    .option("--completed <scales>", "scales whose prefixes are completed", integersOf(0, 1023))
    .option("-s, --seed <number>", "0…2⁵³−1", integer(0, Number.MAX_SAFE_INTEGER), 0)
    .option("-b, --baseline <file>", "graph whose cost at n = 1 the proposal may have", "tts-var")
    .option("-o, --out <folder>", "where results go", "consistency")
    .addOption(
      new Option("--format <word>", "what is printed").choices(["text", "json"]).default("text"),
    )
    .addOption(plugin)
    .option("--quiet", "says nothing while all goes well")
    .addHelpText("after", examples)
    .action(async (options: ConsistencyOptions & { plugin?: string[] }) =>
      exit(await consistency(options, await loadPlugins(options.plugin))),
    );
}

const examples = `
Writes consistency.json, consistency.md and proposed.yaml, a graph that varflow check passes.

Examples:
  varflow consistency --out trust
  varflow consistency --reward aesthetic --prompts prompts.txt --count 10 --format json`;
