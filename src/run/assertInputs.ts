/** Ranges of a run's numbers, all integers: least and most. */
const ranges = { seed: [0, Number.MAX_SAFE_INTEGER], n: [1, 1024], paths: [1, 10_000] } as const;

/** @throws RangeError that names the number, what it is and what would be right. */
export function assertInputs(inputs: { readonly [K in keyof typeof ranges]: number }): void {
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value = inputs[name as keyof typeof ranges];
    if (!Number.isInteger(value) || value < least || value > most)
      throw new RangeError(`${name} is an integer in ${least}…${most}, not ${value}`);
  }
}
