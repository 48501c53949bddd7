import type { Command } from "commander";
import { type AddOptions, addModel } from "./addModel.ts";
import { listModels } from "./listModels.ts";
import { removeModel } from "./removeModel.ts";

/** Adds `varflow models` to the command line. */
export function addModels(varflow: Command, exit: (code: number) => void): void {
  const models = varflow
    .command("models")
    .description("lists the models that are installed, and what each can do on this machine")
    .option("--json", "one JSON object a model")
    .addHelpText("after", examples)
    .action(async (options) => exit(await listModels(options)));
  models
    .command("add")
    .description("checks a bundle and registers it, so that it can be called by name")
    .argument("<folder>", "a folder with a bundle.json")
    .option("--name <name>", "what it is called (default: its own name)")
    .option("--copy", "copies the files instead of pointing to them")
    .action(async (folder: string, options: AddOptions) => exit(await addModel(folder, options)));
  models
    .command("remove")
    .description("forgets a registered bundle; deletes it only if it was copied")
    .argument("<name>", "a name that `varflow models` lists")
    .action((name: string) => exit(removeModel(name)));
}

const examples = `
Registered bundles lie in $XDG_DATA_HOME/varflow/models, or ~/.local/share/varflow/models.

Examples:
  varflow models add ~/bundles/infinity-2b-512 --name infinity
  varflow models add ~/bundles/imagereward
  varflow generate "two stars" --model infinity --role reward=imagereward
  varflow models remove infinity`;
