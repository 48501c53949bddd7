/**
 * What a path of the toy has drawn, as one whole number ≥ 1: a leading 1, then a bit a scale.
 *
 * 1 is nothing yet, 0b1011 is 0, 1, 1. Halved it is the prefix before the last bit; the prefixes
 * of K bits are 2^K…2^(K+1) − 1.
 */
export type Prefix = number;

/** Number of bits drawn. */
export const lengthOf = (prefix: Prefix): number => 31 - Math.clz32(prefix);

/** The bits as a word, `"011"`; empty before the first. */
export const bitsOf = (prefix: Prefix): string => prefix.toString(2).slice(1);

/**
 * The prefix of a word of bits.
 *
 * @throws RangeError if it is none.
 */
export function prefixOf(bits: string): Prefix {
  if (!/^[01]{0,16}$/.test(bits))
    throw new RangeError(`"${bits}" is no word of at most 16 bits, such as "011"`);
  return Number.parseInt(`1${bits}`, 2);
}
