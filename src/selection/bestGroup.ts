import { byScore } from "./byScore.ts";
import { greedily } from "./greedily.ts";
import { normalisations } from "./normalisations.ts";
import type { PairDistances } from "./pairDistances.ts";
import { similarity } from "./similarity.ts";

/** So many groups are all looked at. */
const most = 1e5;

/**
 * The `count` (1…N) of N points with the largest Σ s + λ·Σ (1 − {@link similarity}), the second sum
 * over their pairs, scores s `[N]` in deviations from the points' mean. Different places, in no
 * order.
 *
 * All groups are looked at where there are at most 10⁵; else the greedy one is bettered by the best
 * swap of a member for another point until none is left. Of groups equal up to rounding the one
 * found first, points by falling score, then place. λ ≥ 0, in deviations a pair.
 *
 * @see Parmar et al. 2025, "Scaling group inference for diverse and high-quality generation".
 */
export function bestGroup(
  distances: PairDistances,
  scores: readonly number[],
  lambda: number,
  count: number,
): readonly number[] {
  const worth: Worth = {
    alone: normalisations.z.normalise(scores),
    beside: distances.map((row) => row.map((distance) => lambda * (1 - similarity(distance)))),
    least: 1e-12 * count * (1 + lambda * count),
  };
  const order = byScore(scores);
  return isFew(order.length, count)
    ? bestOfAll(order, count, worth)
    : swapped(
        order,
        greedily(order, count, (i, group) => added(worth, i, group)),
        worth,
      );
}

/** What points are worth. */
interface Worth {
  /** Each by itself, `[N]`. */
  readonly alone: readonly number[];
  /** Each pair by its difference, `[N][N]`. */
  readonly beside: readonly (readonly number[])[];
  /** What counts as more: less may be rounding. */
  readonly least: number;
}

/** Whether there are at most {@link most} groups of `count` of N. */
function isFew(n: number, count: number): boolean {
  let groups = 1;
  for (let i = 1; i <= Math.min(count, n - count) && groups <= most; i++)
    groups = (groups * (n - i + 1)) / i;
  return groups <= most;
}

/** What a point adds to the worth of a group. */
const added = ({ alone, beside }: Worth, place: number, group: readonly number[]): number =>
  group.reduce((sum, j) => sum + (beside[place]?.[j] as number), alone[place] as number);

/** The best of all groups; they begin with the points that come first in `order`. */
function bestOfAll(order: readonly number[], count: number, worth: Worth): readonly number[] {
  let [best, most]: [readonly number[], number] = [[], -Infinity];
  const grow = (group: readonly number[], from: number, value: number): void => {
    if (group.length === count) {
      if (value > most + worth.least) [best, most] = [group, value];
      return;
    }
    const last = order.length - (count - group.length);
    for (let at = from; at <= last; at++) {
      const place = order[at] as number;
      grow([...group, place], at + 1, value + added(worth, place, group));
    }
  };
  grow([], 0, 0);
  return best;
}

/** The group after swaps of one member for one of the others, the best first, while one gains. */
function swapped(order: readonly number[], start: readonly number[], worth: Worth) {
  const group = [...start];
  for (;;) {
    const swap = bestSwap(order, group, worth);
    if (swap.gain <= worth.least) return group;
    group[swap.slot] = swap.place;
  }
}

/** The swap of a member for another point that gains most. */
function bestSwap(order: readonly number[], group: readonly number[], worth: Worth) {
  // A member is 0 from itself, so what it adds to its group is what it would be lost with.
  const lost = group.map((member) => added(worth, member, group));
  let best = { slot: 0, place: 0, gain: -Infinity };
  for (const place of order) {
    if (group.includes(place)) continue;
    const won = added(worth, place, group);
    for (const [slot, member] of group.entries()) {
      const gain = won - (worth.beside[place]?.[member] as number) - (lost[slot] as number);
      if (gain > best.gain) best = { slot, place, gain };
    }
  }
  return best;
}
