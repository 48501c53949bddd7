import { philoxBlock } from "./philoxBlock.ts";

/**
 * Philox4x32-10: four uint32s, a function of a `counter` and a `key` of uint32s alone.
 *
 * For one block; whoever draws many uses `noiseAt` or `drawsAt`.
 *
 * @see Random123, https://github.com/DEShawResearch/random123, `tests/kat_vectors`.
 */
export function philox4x32(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): readonly [number, number, number, number] {
  const out = new Uint32Array(4);
  philoxBlock(out, ...counter, ...key);
  const [a = 0, b = 0, c = 0, d = 0] = out;
  return [a, b, c, d];
}
