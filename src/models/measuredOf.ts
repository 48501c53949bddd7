import type { Measured } from "./Measured.ts";

/** What a step drew, path by path and prefix by prefix, row-major. */
export interface DrawnBits {
  /** 0 or 1, `[B, bits]`. */
  readonly bits: ArrayLike<number>;
  /** Chance of each bit being a 1, as it was drawn from, `[U, bits]`. */
  readonly probabilities: ArrayLike<number>;
  /** Prefix of each path, `[B]`, 0…U−1. */
  readonly fan: readonly number[];
}

/**
 * How sure a model was of the bits that it drew: two numbers a path, so that nothing more has to
 * leave the device.
 *
 * @throws RangeError where bits and chances do not fit.
 * @see strategies.md 4.5; of ScalingAR's u_t, arXiv 2509.26376, |2p − 1| is the margin.
 */
export function measuredOf({ bits, probabilities, fan }: DrawnBits): Measured {
  const count = bits.length / fan.length;
  const rows = probabilities.length / count;
  if (![count, rows].every(Number.isInteger) || !fan.every((u) => u >= 0 && u < rows))
    throw new RangeError(
      `${bits.length} bits of ${fan.length} paths, ${probabilities.length} chances`,
    );
  return {
    logProbability: fan.map((u, path) =>
      meanOf(count, (i) => logChance(bits[path * count + i], probabilities[u * count + i])),
    ),
    confidence: fan.map((u) =>
      meanOf(count, (i) => Math.abs(2 * (probabilities[u * count + i] as number) - 1)),
    ),
  };
}

/** log p of a bit; log1p, so that a chance near 1 of a 0 keeps its digits. */
const logChance = (bit = Number.NaN, one = Number.NaN): number =>
  bit === 1 ? Math.log(one) : Math.log1p(-one);

function meanOf(count: number, value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += value(i);
  return sum / count;
}
