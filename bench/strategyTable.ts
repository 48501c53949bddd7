import type { Verdict } from "../src/evaluation/index.ts";
import { type CategoryMean, meanOverCategories, type Tagged } from "./meanOverCategories.ts";

/** One strategy on all prompts; lists are in the prompts' order. */
export interface Measured {
  readonly graph: string;
  readonly n: number;
  readonly verdicts: readonly Verdict[];
  readonly scores: readonly number[];
  /** Mean FLOPs an image: transformer alone, and everything but the judge. */
  readonly transformer: number;
  readonly total: number;
}

/** Share of right images, as GenEval sums up. */
export const judged = (tags: readonly Tagged["tag"][], { verdicts }: Measured): CategoryMean =>
  meanOverCategories(tags.map((tag, i) => ({ tag, value: rightness(verdicts[i]) })));

/** Judge's share of one strategy less that of another, prompt by prompt. */
export const judgedAgainst = (
  tags: readonly Tagged["tag"][],
  { verdicts }: Measured,
  other: Measured,
): CategoryMean =>
  meanOverCategories(
    tags.map((tag, i) => ({
      tag,
      value: rightness(verdicts[i]) - rightness(other.verdicts[i]),
    })),
  );

const rightness = (verdict: Verdict | undefined): number => (verdict?.correct ? 1 : 0);

const columns = [
  "graph",
  "n",
  "judge",
  "judge, against raw",
  "mean reward",
  "GFLOP an image",
  "transformer, in raw images",
  "all, in raw images",
];

/** The strategies as a Markdown table; the first is what the others are compared with. */
export function strategyTable(
  tags: readonly Tagged["tag"][],
  measured: readonly [Measured, ...Measured[]],
): string {
  const [raw] = measured;
  const lines = measured.map((row) => [
    row.graph,
    row.n,
    withError(judged(tags, row)),
    row === raw ? "" : withError(judgedAgainst(tags, row, raw), "+"),
    mean(row.scores).toFixed(3),
    (row.total / 1e9).toFixed(2),
    (row.transformer / raw.transformer).toFixed(2),
    (row.total / raw.total).toFixed(2),
  ]);
  return [columns, columns.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const withError = ({ mean, standardError }: CategoryMean, plus = ""): string =>
  `${mean < 0 ? "" : plus}${mean.toFixed(3)} ± ${standardError.toFixed(3)}`;

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => a + b, 0) / numbers.length;
