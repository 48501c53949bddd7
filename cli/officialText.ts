import type { OfficialLine } from "../src/index.ts";
import { aligned } from "./aligned.ts";
import { largestUnit } from "./largestUnit.ts";

/** What the official code would spend on a search, and varflow does, a line a part. */
export function officialText(lines: readonly OfficialLine[]): string {
  const [official, own] = [sum(lines, "official"), sum(lines, "varflow")];
  const unit = largestUnit(official, "FLOP");
  const told = (flops: number) => (flops / unit.size).toFixed(3);
  const numbers = aligned([
    ["", "official", "varflow"],
    ["", unit.name, unit.name],
    ...lines.map((line) => [line.part, told(line.official), told(line.varflow)]),
    ["in all", told(official), told(own)],
  ]);
  const whys = ["", "", ...lines.map(({ why }) => why), `${(official / own).toFixed(2)} times`];
  return `\n${numbers.map((line, i) => `${line}  ${whys[i]}`.trimEnd()).join("\n")}\n`;
}

const sum = (lines: readonly OfficialLine[], of: "official" | "varflow"): number =>
  lines.reduce((total, line) => total + line[of], 0);
