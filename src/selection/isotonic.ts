/**
 * The least-squares fit of `y` by a function of `x` that never falls: the pairs `[from, value]` of
 * its steps, both rising. Pools adjacent violators; points of equal `x` get one value.
 *
 * The fit at `x` is the value of the last step with from ≤ x. Each value is the mean of the points
 * of its step, so the mean of the fit is the mean of `y`.
 *
 * @param x finite `[n ≥ 1]`, in any order.
 * @param y finite `[n]`.
 * @throws RangeError for no point, for lists of unequal length and for numbers that are not finite.
 * @see Barlow, Bartholomew, Bremner and Brunk 1972; Best and Chakravarti 1990
 */
export function isotonic(
  x: readonly number[],
  y: readonly number[],
): readonly (readonly [from: number, value: number])[] {
  if (x.length === 0 || x.length !== y.length)
    throw new RangeError(`${x.length} places, ${y.length} values: as many of both are needed`);
  if (![...x, ...y].every(Number.isFinite)) throw new RangeError("a number is not finite");
  const blocks: Block[] = [];
  for (const point of distinctPlaces(x, y)) {
    let block = point;
    for (let last = blocks.at(-1); last && mean(last) >= mean(block); last = blocks.at(-1)) {
      block = { from: last.from, sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.map((block) => [block.from, mean(block)]);
}

interface Block {
  readonly from: number;
  readonly sum: number;
  readonly count: number;
}

const mean = ({ sum, count }: Block): number => sum / count;

/** One block for each place, rising. */
function distinctPlaces(x: readonly number[], y: readonly number[]): readonly Block[] {
  const at = new Map<number, Block>();
  for (const [i, from] of x.entries()) {
    const { sum, count } = at.get(from) ?? { sum: 0, count: 0 };
    at.set(from, { from, sum: sum + (y[i] as number), count: count + 1 });
  }
  return [...at.values()].sort((a, b) => a.from - b.from);
}
