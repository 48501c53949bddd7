import { groupBy } from "./groupBy.ts";
import type { Official } from "./Official.ts";
import { tags } from "./PromptRow.ts";

/** The score of one category, or of one metric. */
export interface OfficialScore {
  /** GenEval's category, or the metric's word. */
  readonly name: string;
  /** Mean over its pictures: share that is correct, or share of full marks. */
  readonly score: number;
  readonly pictures: number;
}

/** What official result files say of somebody's pictures. */
export interface OfficialSummary {
  readonly scores: readonly OfficialScore[];
  /** Every score weighing the same, as GenEval sums up; NaN of none. */
  readonly mean: number;
}

/**
 * Sums up official result files alone, for pictures that varflow did not draw: a score a GenEval
 * category, in the order of the paper, and a score a T2I-CompBench file.
 *
 * @see djghosh13/geneval `evaluation/summary_scores.py`.
 */
export function officialSummary(officials: readonly Official[]): OfficialSummary {
  const scores = officials.flatMap((official) =>
    official.benchmark === "geneval"
      ? byCategory(official.verdicts)
      : [
          scoreOf(
            official.metric,
            official.answers.map(({ value }) => value),
          ),
        ],
  );
  return { scores, mean: meanOf(scores.map(({ score }) => score)) };
}

type Verdicts = Extract<Official, { readonly benchmark: "geneval" }>["verdicts"];

function byCategory(verdicts: Verdicts): readonly OfficialScore[] {
  const order = Object.keys(tags);
  const place = (tag: string) => (order.indexOf(tag) + order.length + 1) % (order.length + 1);
  return [...groupBy(verdicts, ({ tag }) => tag)]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([tag, own]) =>
      scoreOf(
        tag,
        own.map(({ correct }) => Number(correct)),
      ),
    );
}

const scoreOf = (name: string, values: readonly number[]): OfficialScore => ({
  name,
  score: meanOf(values),
  pictures: values.length,
});

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
