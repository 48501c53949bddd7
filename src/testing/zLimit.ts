/**
 * How far a comparison's z may lie from 0: of `count` right comparisons, however they hang
 * together, one lies further with probability ≤ `falseAlarm` (Bonferroni), as far as they are
 * normal.
 *
 * By Mills' bound, a normal number lies beyond ±z with probability < 2·φ(z)/z.
 *
 * @param falseAlarm in (0, 1).
 */
export function zLimit(count: number, falseAlarm: number): number {
  let [low, high] = [1, 40];
  for (let i = 0; i < 60; i++) {
    const z = (low + high) / 2;
    const beyond = (2 * Math.exp(-(z ** 2) / 2)) / (Math.sqrt(2 * Math.PI) * z);
    if (count * beyond > falseAlarm) low = z;
    else high = z;
  }
  return high;
}
