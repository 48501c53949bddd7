/**
 * Says what was wrong with a call of the toy.
 *
 * @throws Error, always.
 */
export function refuse(why: string): never {
  throw new Error(`toy: ${why}`);
}
