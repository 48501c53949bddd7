/**
 * The known word most like `word`, or `undefined` where none is close.
 *
 * Close: at most a third of the longer word's letters differ (Levenshtein distance), two at least
 * being allowed. Nothing is close to a word of more than a hundred letters: comparing two long ones
 * takes the product of their lengths.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  const ranked = known
    .filter(({ length }) => length <= longest)
    .map((candidate) => ({
      candidate,
      distance: distance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(
      ({ candidate, distance }) =>
        distance <= Math.max(2, Math.floor(Math.max(candidate.length, word.length) / 3)) &&
        distance < Math.max(candidate.length, word.length),
    )
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

const longest = 100;

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] as number;
}
