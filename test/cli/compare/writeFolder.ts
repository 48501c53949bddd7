import { writeFileSync } from "node:fs";
import { names, type Timing } from "../../../cli/readResults.ts";
import { type Results, sealedLine } from "../../../src/evaluation/index.ts";
import { freshFolder } from "../runVarflow.ts";

/** A folder as `varflow evaluate` leaves it. */
export function writeFolder(
  { settings, rows }: Results,
  timings: readonly Partial<Timing>[] = [],
): string {
  const folder = freshFolder();
  const lines = (all: readonly string[]) => all.map((line) => `${line}\n`).join("");
  writeFileSync(`${folder}/${names.settings}`, JSON.stringify(settings));
  writeFileSync(`${folder}/${names.results}`, lines(rows.map(sealedLine)));
  writeFileSync(`${folder}/${names.timings}`, lines(timings.map((one) => JSON.stringify(one))));
  return folder;
}
