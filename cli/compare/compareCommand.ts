import { type Command, Option } from "commander";
import { repeated } from "../repeated.ts";
import { type CompareOptions, compare } from "./compare.ts";
import { forms } from "./forms.ts";

/** Adds `varflow compare` to the command line. */
export function addCompare(varflow: Command, exit: (code: number) => void): void {
  varflow
    .command("compare")
    .description("tells what each strategy of an evaluation gives for its compute")
    .argument("<folders...>", "what varflow evaluate wrote; more than one are joined")
    .option("-b, --baseline <strategy>", "held against all others (default: the first)")
    .option(
      "--metric <name>",
      "what comparisons at equal compute are on (default: judge, or else the first reward)",
    )
    .addOption(
      new Option("-f, --format <form>", "form of the report")
        .choices(Object.keys(forms))
        .default("text"),
    )
    .option("-o, --out <file>", "where the report goes (default: standard output)")
    .addOption(
      repeated("--official <strategy=file>", "an official evaluator's results, laid over ours"),
    )
    .addHelpText("after", examples)
    .action(async (folders: [string, ...string[]], options: CompareOptions) =>
      exit(await compare(folders, options)),
    );
}

const examples = `
Examples:
  varflow compare main --baseline best-of-n@8
  varflow compare main --metric alignment
  varflow compare main wide --format html --out comparison.html
  varflow compare main --official tts-var@2=results.jsonl --official raw@1=raw.jsonl`;
