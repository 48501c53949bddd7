const prime = 8_388_593; // the largest below 2²³

/** A whole number in 0…2²³ that hangs on every part and their order; exact, squares below 2⁵³. */
export const mix = (...parts: readonly number[]): number => {
  let sum = 1;
  for (const part of parts) sum = (sum * sum + 48_271 * sum + part + 1) % prime;
  return sum;
};

/** A text as one such number. */
export const mixText = (text: string): number =>
  mix(...Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
