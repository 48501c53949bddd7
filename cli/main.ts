#!/usr/bin/env node
import { CommanderError } from "commander";
import { ModelError, PromptError } from "../src/index.ts";
import { describeError } from "./describeError.ts";
import { program } from "./program.ts";
import { UsageError } from "./UsageError.ts";

/** Exit codes: 0 done, 1 failed, 2 called in a way that cannot work, 130 interrupted. */
async function main(): Promise<number> {
  let code = 0;
  const varflow = program((exitCode) => {
    code = exitCode;
  });
  try {
    await varflow.parseAsync(process.argv);
    return code;
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${describeError(cause)}\n`);
    const usage = [UsageError, PromptError, ModelError].some((kind) => cause instanceof kind);
    return usage ? 2 : 1;
  }
}

// A reader that went away (`varflow … | head`) is no failure.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code === "EPIPE") process.exit(0);
});

process.exitCode = await main();
