import { type Command, Option } from "commander";
import { budget } from "../budget.ts";
import { integer } from "../integer.ts";
import { integersOf } from "../integersOf.ts";
import { loadPlugins } from "../loadPlugins.ts";
import { modelOption, roleOption } from "../modelOptions.ts";
import { repeated } from "../repeated.ts";
import { type TuneOptions, tune } from "./tune.ts";

/** Adds `varflow tune` to the command line. */
export function addTune(varflow: Command, plugin: Option, exit: (code: number) => void): void {
  const command = varflow
    .command("tune")
    .description("searches for the search that is best for a model, a reward and a budget")
    .addOption(modelOption())
    .addOption(roleOption())
    .option("-r, --reward <role>", "the reward that searches select by", "alignment")
    .requiredOption("--budget <compute>", "what a prompt may cost: 4raw or 13.7GFLOP", budget)
    .option("-p, --prompts <list>", "a prompt list that ships, or a file", "shapes-development")
    .option("--count <number>", "so many prompts, evenly spread over the list", integer(1, 1e6))
    .option(
      "--seeds <numbers>",
      "seeds of the pictures: 0,3 or 0-3",
      integersOf(0, 2 ** 53 - 1),
      [0],
    )
    .option("-o, --out <folder>", "where results go", "tuned");
  addRace(command)
    .addOption(plugin)
    .option("--json", "the whole report on standard output, as JSON")
    .option("--quiet", "says nothing while all goes well")
    .addHelpText("after", help)
    .action(async (options: TuneOptions & { plugin?: string[] }) =>
      exit(await tune(options, await loadPlugins(options.plugin))),
    );
}

const addRace = (command: Command): Command =>
  command
    .option("--candidates <number>", "graphs to propose", integer(1, 10_000), 48)
    .option("--rungs <number>", "rungs of the race", integer(1, 10), 3)
    .option("--divide <number>", "one graph of so many goes on to the next rung", integer(2, 10), 3)
    .option("-s, --seed <number>", "of the proposals", integer(0, Number.MAX_SAFE_INTEGER), 0)
    .option("--space <file>", "a YAML file that says what is searched")
    .option("--consistency <file>", "consistency.json of varflow consistency: proposes one more")
    .addOption(repeated("--also <graph>", "another graph in the race, by file or name"))
    .addOption(
      new Option("--objective <word>", "what decides who goes on").choices(["reward", "judge"]),
    );

const help = `
Proposes graphs that spend the budget, draws all on the same few prompts and seeds, lets the best
third go on to three times the prompts, and so on: successive halving. best-of-n and tts-var, as wide
as the budget pays for, run on every rung. Writes tuned.yaml, the best graph with its evidence, and
tune.md, all that was tried. Killed at any moment, the same command goes on where it stopped.

What a search in rounds costs hangs on the prompts: a round costs at most the budget, all of them may
cost more. What a rung measured decides: who spent more than the budget there, in the mean, goes no
further and does not win.

What decides is the judge's score, the mean of its categories, where the model has a judge and the
prompts say what a right picture shows; else the reward of the finished picture. No search ever sees
the judge: it chooses among graphs, on development prompts only, so results on these prompts are
biased upward, and what is claimed needs others.

A search space is a YAML file; each key has a default:
  families: [keep, resample, cluster-keep, cluster-resample, regrow, rounds]
  widest: 48                        # paths at once
  looks: 4                          # selections by score before the last scale
  scales: [3, 4, 5, 6, 7, 8, 9, 10, 11]
  coarse: [2, 3, 4, 5]              # where a diverse few are kept first
  sides: [full, 4]                  # of unfinished pictures
  lambdas: [1, 2, 5, 10, 20, 50]
  potentials: [value, tempered]
  schemes: [systematic]
  encoders: [structure]
  reducers: [pca, pool]
  rounds: [4, 8, 16, 24]            # most rounds of a search that is made again and again
  untils: [0, 0.25, 0.5, 0.75, 1, 1.25]   # scores that end them

Examples:
  varflow tune --budget 4raw --out tuned-4
  varflow tune --budget 13.7GFLOP --candidates 96 --rungs 4 --also keep-best-8 --out wide
  varflow tune --reward aesthetic --objective reward --budget 2raw --count 40 --out pretty`;
