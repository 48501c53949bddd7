import type { Sampling } from "../models/ports.ts";

/**
 * Chance that the next bit is a 1, in 0…1: guidance, temperature, top-p, and the grid of the noise.
 *
 * A bit is `noise < p`, and noise is (k+½)·2⁻²³ for k = 0…2²³−1: so a 1 is as likely as the share
 * of these below p, which is p to the nearest 2⁻²³.
 *
 * @see official.md 2.7; `export/graph/step.py: _probabilities`
 */
export function chanceOfOne(
  conditional: number,
  unconditional: number,
  { guidance, temperature, topP }: Sampling,
): number {
  const mixed = guidance * conditional + (1 - guidance) * unconditional;
  const p = 1 / (1 + Math.exp(-mixed / temperature));
  if (p <= 1 - topP) return 0;
  if (p >= topP) return 1;
  return Math.ceil(p * 2 ** 23 - 0.5) / 2 ** 23;
}
