import { UsageError } from "./UsageError.ts";

/** What `--official` says. */
export interface OfficialOption {
  /** A strategy or, where varflow drew nothing, any name. */
  readonly name: string;
  /** What the values are called; told by the file where absent. */
  readonly metric?: string;
  /** A result file or folder. */
  readonly file: string;
}

const form = /^(?<name>[^=:]+)(?::(?<metric>[^=:]+))?=(?<file>.+)$/su;

/**
 * Reads `tts-var@2=results.jsonl` or `tts-var@2:bvqa=vqa_result.json`.
 *
 * @throws UsageError for anything else.
 */
export function officialOption(given: string): OfficialOption {
  const { name, metric, file } = form.exec(given)?.groups ?? {};
  if (name === undefined || file === undefined)
    throw new UsageError(
      `--official ${given} names no strategy and file`,
      "tts-var@2=results.jsonl, or tts-var@2:bvqa=vqa_result.json",
    );
  return { name, file, ...(metric === undefined ? {} : { metric }) };
}
