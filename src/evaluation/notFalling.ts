/**
 * The closest sequence that does not fall, in least squares: neighbours that fall are replaced by
 * their mean until none is left (pool adjacent violators).
 */
export function notFalling(numbers: readonly number[]): readonly number[] {
  const blocks: { sum: number; size: number }[] = [];
  for (const own of numbers) {
    let block = { sum: own, size: 1 };
    for (
      let last = blocks.at(-1);
      last !== undefined && last.sum / last.size > block.sum / block.size;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { sum: last.sum + block.sum, size: last.size + block.size };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, size }) => Array<number>(size).fill(sum / size));
}
