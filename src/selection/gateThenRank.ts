/**
 * Scores `[paths]` in (0, 2) that put every path whose `gate` score reaches `from` before every other:
 * 1 + squash(rank) for those that do, squash(gate − from) ≤ ½ for the rest, the nearest first.
 *
 * squash(x) is 1 − ½ / (1 + x) for x ≥ 0 and ½ / (1 − x) below: it rises from 0 over ½ to 1, for ±∞
 * too, and tells numbers apart far beyond where a logistic curve is flat. A score so near a bound
 * that doubles end is the bound. Each path's score is of its own two numbers alone.
 *
 * @param gate finite, in units of the gating reward.
 * @param rank not NaN; higher is better.
 * @see strategies.md 4.7
 */
export const gateThenRank = (
  gate: readonly number[],
  rank: readonly number[],
  from: number,
): readonly number[] =>
  gate.map((own, path) =>
    own >= from ? 1 + squash(rank[path] ?? Number.NaN) : squash(own - from),
  );

const squash = (x: number): number => (x >= 0 ? 1 - 0.5 / (1 + x) : 0.5 / (1 - x));
