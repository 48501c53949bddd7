import { type OfficialSummary, officialSummary } from "../src/evaluation/index.ts";
import { officialOption } from "./officialOption.ts";
import { readOfficial } from "./readOfficial.ts";

/** What official evaluators say of the pictures that a name stands for. */
export interface NamedSummary extends OfficialSummary {
  readonly name: string;
}

/**
 * Rows of tables from official result files alone, for pictures that varflow did not draw: each
 * `name=FILE` or `name:metric=FILE`, files of one name in one row. T2I-CompBench's metrics are told
 * apart by their words: `mine:color=…`, `mine:shape=…` where one evaluator judged several lists.
 *
 * @throws UsageError for a file that cannot be read.
 */
export function summarizeOfficial(given: readonly string[]): readonly NamedSummary[] {
  const options = given.map(officialOption);
  const names = [...new Set(options.map(({ name }) => name))];
  return names.map((name) => {
    const own = options.filter((option) => option.name === name);
    return {
      name,
      ...officialSummary(own.flatMap(({ file, metric }) => readOfficial(file, metric))),
    };
  });
}
