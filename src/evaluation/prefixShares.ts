import { bootstrapOver } from "./bootstrapOver.ts";
import type { Completions } from "./Completions.ts";
import { expectedMax } from "./expectedMax.ts";
import { variancePart } from "./variancePart.ts";

/** What the prefix up to a scale decides of the final score. */
export interface PrefixRow {
  readonly scale: number;
  /** Share of the final score's variance, within a prompt, that lies between prefixes; 0…1. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** What choosing the truly best of eight prefixes wins over any of them, in scores. */
  readonly gain: number;
  readonly gainLow: number;
  readonly gainHigh: number;
}

/**
 * The share of the final score's variance that prefixes of each scale decide, and what the best
 * selection there could win: the bound on any.
 *
 * Variance components of each prompt are added up over prompts before their ratio is taken. The gain
 * takes prefixes' means for normal: √(mean between) · E max of eight. 95 % intervals over prompts.
 */
export function prefixShares(completions: readonly Completions[]): readonly PrefixRow[] {
  const scales = [...new Set(completions.map(({ scale }) => scale))].sort((a, b) => a - b);
  return scales.map((scale): PrefixRow => {
    const parts = completions
      .filter((one) => one.scale === scale)
      .map(({ prompt, groups }) => ({ prompt, ...variancePart(groups) }))
      .filter(({ between }) => Number.isFinite(between));
    const { estimate: share, low, high } = bootstrapOver(parts, sharedVariance);
    const { estimate: gain, low: gainLow, high: gainHigh } = bootstrapOver(parts, gainOfBest);
    return { scale, share, low, high, gain, gainLow, gainHigh };
  });
}

type Parts = ReturnType<typeof variancePart>;

/** What the best of eight normal prefixes has over their mean, in standard deviations. */
const lead = expectedMax(8);

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => a + b, 0) / numbers.length;

function sharedVariance(parts: readonly Parts[]): number {
  const between = mean(parts.map((one) => one.between));
  const within = mean(parts.map((one) => one.within));
  return Math.min(1, Math.max(0, between / (between + within)));
}

const gainOfBest = (parts: readonly Parts[]): number =>
  lead * Math.sqrt(Math.max(0, mean(parts.map(({ between }) => between))));
