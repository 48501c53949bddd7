import type { Comparison, StrategySummary } from "../../src/evaluation/index.ts";

/** A line a strategy with every number (RFC 4180); what is unknown is empty. */
export function csvOf({ strategies }: Comparison): string {
  const records = strategies.map(recordOf);
  const header = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const lines = [header, ...records.map((record) => header.map((key) => record[key] ?? ""))];
  return lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

const recordOf = (own: StrategySummary): Readonly<Record<string, string>> => ({
  strategy: own.name,
  graph: own.graph,
  n: String(own.n),
  rows: String(own.rows),
  guides: own.guides.join(" "),
  ...Object.fromEntries(
    Object.entries(own.metrics).flatMap(([metric, { categories, ...all }]) => [
      [metric, String(all.estimate)],
      [`${metric} low`, String(all.low)],
      [`${metric} high`, String(all.high)],
      [`${metric} prompts`, String(all.prompts)],
      [`${metric} places`, String(all.places)],
      ...Object.entries(categories).map(([name, mean]) => [`${metric} ${name}`, String(mean)]),
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
});

const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
