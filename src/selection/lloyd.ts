import type { DistanceTable } from "./distanceTable.ts";

/** Points parted into groups, each around its mean. */
export interface Parting {
  /** Indices of the points of each group, ascending, at least one. */
  readonly groups: readonly (readonly number[])[];
  /** Σ squared distance of the points to the mean of their group. */
  readonly inertia: number;
}

/** Steps at most; a handful is the rule. */
const limit = 100;

/**
 * K-Means (Lloyd's iteration) from the points `initial` as centres, until no point moves to another
 * group. Equally near centres are a tie, to the first of them. A group that loses all its points
 * keeps its centre, and comes out only if it found others later.
 *
 * The mean of a group is never formed. By |x − mean|² = mean |x − m|² − mean |m − m′|² / 2 over the
 * members m, m′, the table alone tells how far it is: a step costs N² whatever the dimension.
 *
 * @see Lloyd 1982, "Least squares quantization in PCM", for the iteration.
 */
export function lloyd(table: DistanceTable, initial: readonly number[]): Parting {
  let centres: readonly (readonly number[])[] = initial.map((index) => [index]);
  let labels: readonly number[] = [];
  for (let step = 0; step < limit; step++) {
    const next = assign(table, centres);
    if (next.every((label, i) => label === labels[i])) break;
    labels = next;
    const members = centres.map((): number[] => []);
    for (const [i, label] of labels.entries()) members[label]?.push(i);
    centres = members.map((found, label) =>
      found.length > 0 ? found : (centres[label] as readonly number[]),
    );
  }
  const groups = centres.filter((group, label) => labels[group[0] as number] === label);
  return { groups, inertia: groups.reduce((sum, group) => sum + scatter(table, group), 0) };
}

/** The nearest of the centres, each the mean of a group, for each point. */
function assign(table: DistanceTable, centres: readonly (readonly number[])[]): readonly number[] {
  const spreads = centres.map((group) => scatter(table, group) / group.length);
  return table.map((row) => {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (const [label, group] of centres.entries()) {
      const distance = total(row, group) / group.length - (spreads[label] as number);
      if (distance < least) [best, least] = [label, distance];
    }
    return best;
  });
}

/** Σ squared distance of the members of a group to their mean. */
const scatter = (table: DistanceTable, group: readonly number[]): number =>
  group.reduce((sum, i) => sum + total(table[i] as Float64Array, group), 0) / (2 * group.length);

function total(row: Float64Array, group: readonly number[]): number {
  let sum = 0;
  for (const i of group) sum += row[i] as number;
  return sum;
}
