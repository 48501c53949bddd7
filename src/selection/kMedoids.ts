import type { PairDistances } from "./pairDistances.ts";

/** What a swap must save, in parts of the cost: less may be rounding, which would never end. */
const rounding = 1e-12;

/**
 * `count` (1…N) of N points that stand for all: a local minimum of Σᵢ minₘ d(i, m), which no swap of
 * one medoid for another point lowers. Different places, in no order.
 *
 * Partitioning around medoids: the greedy start (BUILD), then the best swap of all until none is left.
 * Nothing is drawn; of equal choices the lower place.
 *
 * @see Kaufman & Rousseeuw 1990, chapter 2; swaps weighed at once for all medoids as in Schubert &
 * Rousseeuw 2021, "Fast and eager k-medoids clustering".
 */
export function kMedoids(distances: PairDistances, count: number): readonly number[] {
  const medoids = [...built(distances, count)];
  for (;;) {
    const { slot, place, saved } = bestSwap(distances, medoids);
    if (!(saved > rounding * costOf(distances, medoids))) return medoids;
    medoids[slot] = place;
  }
}

/** The greedy start: each next medoid leaves the least cost. */
function built(distances: PairDistances, count: number): readonly number[] {
  const medoids: number[] = [];
  let nearest = distances.map(() => Infinity);
  while (medoids.length < count) {
    const costs = distances.map((row, place) =>
      medoids.includes(place)
        ? Infinity
        : nearest.reduce((sum, d, i) => sum + Math.min(d, row[i] as number), 0),
    );
    const best = costs.indexOf(costs.reduce((a, b) => Math.min(a, b)));
    medoids.push(best);
    nearest = nearest.map((d, i) => Math.min(d, distances[best]?.[i] as number));
  }
  return medoids;
}

const costOf = (distances: PairDistances, medoids: readonly number[]): number =>
  distances.reduce(
    (sum, row) => sum + medoids.reduce((min, m) => Math.min(min, row[m] as number), Infinity),
    0,
  );

interface Swap {
  /** Which medoid goes. */
  readonly slot: number;
  /** Which point comes. */
  readonly place: number;
  /** By how much the cost falls. */
  readonly saved: number;
}

/** The swap that saves most; O(N²), whatever the number of medoids. */
function bestSwap(distances: PairDistances, medoids: readonly number[]): Swap {
  const nearest = distances.map((row) => twoNearest(row, medoids));
  let best: Swap = { slot: 0, place: 0, saved: -Infinity };
  for (const [place] of distances.entries()) {
    if (medoids.includes(place)) continue;
    // What the newcomer saves beside all medoids, and what it costs more to lose each of them.
    let gained = 0;
    const lost = medoids.map(() => 0);
    for (const [i, { slot, first, second }] of nearest.entries()) {
      const own = distances[i]?.[place] as number;
      gained += Math.max(0, first - own);
      lost[slot] = (lost[slot] as number) + Math.min(second, Math.max(first, own)) - first;
    }
    for (const [slot, loss] of lost.entries())
      if (gained - loss > best.saved) best = { slot, place, saved: gained - loss };
  }
  return best;
}

/** Which medoid is nearest to a point, by its distances, how far it is, and the one after it. */
function twoNearest(row: readonly number[], medoids: readonly number[]) {
  const own = medoids.map((m) => row[m] as number);
  const first = own.reduce((a, b) => Math.min(a, b));
  const slot = own.indexOf(first);
  const second = own.reduce((min, d, other) => (other === slot ? min : Math.min(min, d)), Infinity);
  return { slot, first, second };
}
