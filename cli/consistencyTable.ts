import type { Interval, PrefixRow } from "../src/evaluation/index.ts";
import type { ConsistencyReport, LookReport } from "./ConsistencyReport.ts";

/** Two decimals; a hyphen for what is not known. */
export const number = (of = Number.NaN): string => (Number.isFinite(of) ? of.toFixed(2) : "-");

/** `0.33 [0.25, 0.40]` */
export const ranged = ({ estimate, low, high }: Interval): string =>
  `${number(estimate)} [${number(low)}, ${number(high)}]`;

/** Columns with an interval, whose first number is what one looks for. */
const bracketed = new Set(["value", "decided"]);

/** What was found at each scale but the last: a line each, below one of titles. */
export function consistencyTable({ looks, prefixes }: ConsistencyReport): readonly string[] {
  const [full, ...smaller] = looks;
  const titles = ["scale", "value", "max", "sum", "diff"];
  const sides = smaller.map(({ side }) => `side ${side}`);
  const head = [...titles, ...sides, "best", "wins", "decided", "could win"];
  const scales = [...new Set(full?.consistency.map(({ scale }) => scale))].slice(0, -1);
  const prefixAt = new Map(prefixes.map((row) => [row.scale, row]));
  const all = [head, ...scales.map((scale) => cellsOf(scale, prefixAt.get(scale), looks))];
  const wide = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const padded = (cell: string, i: number) =>
    bracketed.has(head[i] ?? "") ? cell.padEnd(wide[i] ?? 0) : cell.padStart(wide[i] ?? 0);
  return all.map((row) => row.map(padded).join("  ").trimEnd());
}

function cellsOf(
  scale: number,
  prefix: PrefixRow | undefined,
  [full, ...smaller]: readonly LookReport[],
): readonly string[] {
  const value = found(full, scale, "value");
  return [
    String(scale),
    value === undefined ? "-" : ranged({ ...value, estimate: value.correlation }),
    ...["max", "sum", "diff"].map((word) => number(found(full, scale, word)?.correlation)),
    ...smaller.map((look) => number(found(look, scale, "value")?.correlation)),
    number(value?.top1),
    number(full?.gains.find((row) => row.scale === scale)?.gain),
    prefix === undefined ? "-" : ranged({ ...prefix, estimate: prefix.share }),
    number(prefix?.gain),
  ];
}

const found = (look: LookReport | undefined, scale: number, potential: string) =>
  look?.consistency.find((row) => row.scale === scale && row.potential === potential);
