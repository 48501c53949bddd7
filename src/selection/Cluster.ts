/** The points nearest to one centre. */
export interface Cluster {
  /** Indices of the points, ascending, at least one. */
  readonly members: readonly number[];
  /** Mean of the members, `[D]`. */
  readonly centre: readonly number[];
}

/** These members of `points` `[N, D]` around their mean. */
export function clusterOf(
  points: readonly (readonly number[])[],
  members: readonly number[],
): Cluster {
  const [first = []] = points;
  const centre = first.map(
    (_, column) =>
      members.reduce((sum, i) => sum + (points[i]?.[column] as number), 0) / members.length,
  );
  return { members, centre };
}
