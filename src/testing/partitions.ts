import type { Aim, ToyTruth } from "./ToyTruth.ts";

/** Images sorted into cells. */
export interface Partition {
  /** What they are sorted by. */
  readonly name: string;
  /** Cell of each image, `[2^K]`, from 0 up without gaps. */
  readonly cellOf: readonly number[];
}

/**
 * Ways to sort all images into cells that an exact search must visit as often as it should:
 *
 * - `possible`: those that can be drawn, and those that cannot. The first cell is the evidence Z.
 * - `bits`: neighbours by their first bits: wrong noise shows here.
 * - `score`: neighbours by their score: wrong weights show here.
 *
 * The cells of the last two are about equally likely under the target, `cells` of them, fewer where
 * one image outweighs the rest; where there are no more images than that, each is one of `image`
 * instead.
 */
export function partitions(truth: ToyTruth, aim: Aim, cells = 32): readonly Partition[] {
  const { mass } = truth.target(aim);
  const possible = { name: "possible", cellOf: Array.from(mass, (x) => (x > 0 ? 0 : 1)) };
  const places = [...truth.images.keys()];
  if (places.length <= cells) return [possible, { name: "image", cellOf: places }];
  const scores = truth.images.map((bits) => truth.score(aim.reward, bits, aim.prompt));
  const byScore = places.toSorted((a, b) => (scores[a] as number) - (scores[b] as number));
  return [
    possible,
    { name: "bits", cellOf: balanced(places, mass, cells) },
    { name: "score", cellOf: balanced(byScore, mass, cells) },
  ];
}

/** Cuts `order` into `cells` runs of about equal mass; one heavy image may be a cell by itself. */
function balanced(order: readonly number[], mass: Float64Array, cells: number): readonly number[] {
  const cellOf = Array<number>(order.length).fill(0);
  let left = mass.reduce((a, b) => a + b);
  let [cell, filled] = [0, 0];
  for (const image of order) {
    const own = mass[image] as number;
    // A cell is full once it has its share of what was left when it began.
    if (filled > 0 && cell < cells - 1 && filled + own / 2 > left / (cells - cell)) {
      left -= filled;
      filled = 0;
      cell += 1;
    }
    filled += own;
    cellOf[image] = cell;
  }
  return cellOf;
}
