import { differences } from "../src/evaluation/index.ts";
import { UsageError } from "./UsageError.ts";

/** Differences that are shown. */
const shown = 5;

/**
 * Whether a folder's settings are those of now, as JSON has both.
 *
 * @throws UsageError with `what` and the first differences where they are not.
 */
export function assertSame(there: unknown, here: unknown, what: string): void {
  const all = differences(there, JSON.parse(JSON.stringify(here)));
  if (all.length === 0) return;
  const more = all.length > shown ? [`and ${all.length - shown} more`] : [];
  throw new UsageError(
    `${what} (there, not here):\n  ${[...all.slice(0, shown), ...more].join("\n  ")}`,
    "choose another --out, or give the settings of the earlier one",
  );
}
