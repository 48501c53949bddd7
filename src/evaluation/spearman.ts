/** Spearman's rank correlation, ties at their mean rank; NaN where a side is all alike. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [centred(ranks(a)), centred(ranks(b))];
  const product = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, own, i) => sum + own * (q[i] ?? Number.NaN), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

function ranks(numbers: readonly number[]): readonly number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  return numbers.map((own) => (sorted.indexOf(own) + sorted.lastIndexOf(own)) / 2);
}

const centred = (of: readonly number[]): readonly number[] =>
  of.map((own) => own - (of.length - 1) / 2);
