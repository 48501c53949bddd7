import { comparisonOf } from "../../src/evaluation/index.ts";
import { layOfficial } from "../layOfficial.ts";
import { meanSeconds } from "../meanSeconds.ts";
import { UsageError } from "../UsageError.ts";
import { writeSafely } from "../writeSafely.ts";
import { forms } from "./forms.ts";
import { joinResults } from "./joinResults.ts";

/** Options of `varflow compare`, as the command line gives them. */
export interface CompareOptions {
  readonly baseline?: string;
  readonly metric?: string;
  readonly format: keyof typeof forms;
  readonly out?: string;
  /** Official evaluators' result files, by strategy. */
  readonly official?: readonly string[];
}

/**
 * `varflow compare`: tells what each strategy of one or more evaluations gives for its compute.
 *
 * @throws UsageError for folders that cannot be compared and a baseline or metric that is not there.
 */
export async function compare(
  folders: readonly [string, ...string[]],
  { baseline, metric, format, out, official = [] }: CompareOptions,
): Promise<number> {
  const { timings, notices, missing, ...results } = joinResults(folders);
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  const laid = layOfficial(results, official);
  const seconds = meanSeconds(timings);
  const comparison = tried(() =>
    comparisonOf(laid, {
      seconds,
      ...(baseline === undefined ? {} : { baseline }),
      ...(metric === undefined ? {} : { metric }),
    }),
  );
  const text = await forms[format]({ ...comparison, missing });
  if (out === undefined) process.stdout.write(text);
  else {
    await writeSafely(out, text);
    process.stderr.write(`${out}\n`);
  }
  return 0;
}

/** A baseline or metric that is not there is a slip of the command. */
function tried<T>(value: () => T): T {
  try {
    return value();
  } catch (cause) {
    if (cause instanceof RangeError) throw new UsageError(cause.message);
    throw cause;
  }
}
