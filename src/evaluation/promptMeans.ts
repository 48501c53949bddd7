import { groupBy } from "./groupBy.ts";
import type { ResultRow } from "./ResultRow.ts";

/** A number of one prompt: the mean over its seeds. */
export interface PromptMean {
  readonly prompt: string;
  /** The prompt's tag; `all` where it has none. */
  readonly category: string;
  readonly mean: number;
  /** Places that it is the mean of. */
  readonly places: number;
}

/** What is read off a row, for example the judge's verdict; `null` leaves the row out. */
export type Measured = (row: ResultRow) => number | null;

/** The mean of each prompt over its seeds, in the order of the prompts' first rows. */
export const promptMeans = (rows: readonly ResultRow[], value: Measured): readonly PromptMean[] =>
  gather(rows.flatMap((row) => entryOf(row, value(row))));

/**
 * The mean of each prompt over the seeds that both sides have, of a number made of both values: a
 * difference, or who wins.
 */
export function pairedMeans(
  a: readonly ResultRow[],
  b: readonly ResultRow[],
  value: Measured,
  both: (a: number, b: number) => number = (x, y) => x - y,
): readonly PromptMean[] {
  const others = new Map(b.map((row) => [keyOf(row), value(row)]));
  return gather(
    a.flatMap((row) => {
      const [own, other] = [value(row), others.get(keyOf(row)) ?? null];
      return entryOf(row, own === null || other === null ? null : both(own, other));
    }),
  );
}

interface Entry {
  readonly prompt: string;
  readonly category: string;
  readonly value: number;
}

const keyOf = ({ prompt, seed }: ResultRow): string => `${seed} ${prompt}`;

const entryOf = ({ prompt, tag }: ResultRow, value: number | null): readonly Entry[] =>
  value === null ? [] : [{ prompt, category: tag ?? "all", value }];

function gather(entries: readonly Entry[]): readonly PromptMean[] {
  const groups = groupBy(entries, ({ prompt }) => prompt);
  return [...groups].map(([prompt, own]) => ({
    prompt,
    category: (own[0] as Entry).category,
    mean: own.reduce((sum, { value }) => sum + value, 0) / own.length,
    places: own.length,
  }));
}
