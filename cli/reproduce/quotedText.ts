import { readFileSync } from "node:fs";
import * as t from "io-ts";
import { parse } from "yaml";
import { markdownTable } from "../markdownTable.ts";
import { shipped } from "../shipped.ts";
import { type NamedSummary, summarizeOfficial } from "../summarizeOfficial.ts";
import { UsageError } from "../UsageError.ts";

const Quoted = t.array(
  t.strict({
    title: t.string,
    of: t.string,
    columns: t.array(t.string),
    rows: t.record(t.string, t.array(t.union([t.number, t.null]))),
  }),
);

/**
 * Tables 1 and 2 of the paper as it prints them, and what official evaluators' result files say of
 * other pictures: `name=FILE` each.
 *
 * @throws UsageError for a result file that cannot be read.
 */
export function quotedText(official: readonly string[]): string {
  const file = shipped("experiments", "quoted.yaml");
  const decoded = Quoted.decode(parse(readFileSync(file, "utf8")));
  if (decoded._tag === "Left") throw new UsageError(`${file}: is no list of tables`);
  const quoted = decoded.right.map(({ title, of, columns, rows }) =>
    [
      `## ${title}`,
      `${of}, as the paper prints it: it needs real weights and the official evaluators.`,
      markdownTable(
        ["", ...columns],
        Object.entries(rows).map(([name, numbers]) => [
          name,
          ...numbers.map((x) => (x === null ? "" : String(x))),
        ]),
      ),
    ].join("\n\n"),
  );
  const own = summarizeOfficial(official);
  return [...quoted, ...(own.length > 0 ? [officialText(own)] : [])].join("\n\n");
}

const officialText = (own: readonly NamedSummary[]): string =>
  [
    "## What the official evaluators say",
    ...own.map(({ name, scores, mean }) =>
      markdownTable(
        [name, "score", "pictures"],
        [
          ...scores.map((one) => [one.name, one.score.toFixed(4), String(one.pictures)]),
          ["mean", mean.toFixed(4), ""],
        ],
      ),
    ),
  ].join("\n\n");
