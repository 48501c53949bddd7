import type { Comparison, Difference, StrategySummary } from "../../src/evaluation/index.ts";

type Cells = Readonly<Record<string, string>>;

/**
 * A line a strategy with every number (RFC 4180), gains over the baseline among them; what is
 * unknown is empty.
 */
export function csvOf({ strategies, differences, baseline }: Comparison): string {
  const records = strategies.map((own) => ({
    ...recordOf(own),
    baseline,
    ...Object.assign({}, ...differences.filter(({ name }) => name === own.name).map(gainOf)),
  }));
  const header = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const lines = [header, ...records.map((record) => header.map((key) => record[key] ?? ""))];
  return lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** What it has more than the baseline. */
const gainOf = ({ metric, difference, wins, computeRatio, verdict }: Difference): Cells => ({
  "compute of baseline's": known(computeRatio),
  [`gain on ${metric}`]: known(difference.estimate),
  [`gain on ${metric} low`]: known(difference.low),
  [`gain on ${metric} high`]: known(difference.high),
  [`wins on ${metric}`]: known(wins.estimate),
  [`wins on ${metric} low`]: known(wins.low),
  [`wins on ${metric} high`]: known(wins.high),
  [`verdict on ${metric}`]: verdict,
});

const recordOf = (own: StrategySummary): Cells => ({
  strategy: own.name,
  graph: own.graph,
  n: String(own.n),
  rows: String(own.rows),
  guides: own.guides.join(" "),
  ...Object.fromEntries(
    Object.entries(own.metrics).flatMap(([metric, { categories, ...all }]) => [
      [metric, known(all.estimate)],
      [`${metric} low`, known(all.low)],
      [`${metric} high`, known(all.high)],
      [`${metric} prompts`, String(all.prompts)],
      [`${metric} places`, String(all.places)],
      ...Object.entries(categories).map(([name, mean]) => [`${metric} ${name}`, known(mean)]),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(own.flops).map(([part, flops]) => [`${part} FLOPs`, String(flops)]),
  ),
  "transformer in raw images": own.inRaw === null ? "" : String(own.inRaw.transformer),
  "total in raw images": own.inRaw === null ? "" : String(own.inRaw.total),
  seconds: own.seconds === null ? "" : String(own.seconds),
  vendi: own.vendi === null ? "" : String(own.vendi),
  ancestors: String(own.ancestors),
  ...Object.fromEntries(
    own.ancestorsByScale.map((mean, scale) => [`ancestors at ${scale}`, known(mean)]),
  ),
});

const known = (x: number): string => (Number.isNaN(x) ? "" : String(x));

const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
