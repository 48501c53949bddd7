/**
 * `count` (≤ N) different ones of `places` `[N]`, in the order of choice: always the one with the
 * largest gain beside those chosen so far, of equal ones the earlier in `places`.
 *
 * `gain` is called once for each place left in each round, and `choose` after each round. A gain is
 * never NaN.
 */
export function greedily(
  places: readonly number[],
  count: number,
  gain: (place: number, chosen: readonly number[]) => number,
  choose: (place: number) => void = () => undefined,
): readonly number[] {
  const chosen: number[] = [];
  const left = [...places];
  while (chosen.length < count) {
    const gains = left.map((place) => gain(place, chosen));
    const [place] = left.splice(gains.indexOf(gains.reduce((a, b) => Math.max(a, b))), 1);
    chosen.push(place as number);
    choose(place as number);
  }
  return chosen;
}
