import { notFalling } from "./notFalling.ts";
import { replay } from "./replay.ts";
import type { Schedule } from "./Schedule.ts";
import { type SearchCost, scheduleFlops } from "./scheduleFlops.ts";
import { schedulesWithin } from "./schedulesWithin.ts";
import { scoreChains } from "./scoreChains.ts";

/** One way to look at pictures before they are finished. */
export interface Look {
  /** Side of the picture's latent; `null` for the full one. */
  readonly side: number | null;
  readonly cost: SearchCost;
  /** Rank correlation of the score at each scale but the last with the final one. */
  readonly correlations: readonly number[];
}

/** The schedule that promises most. */
export interface Proposal extends Schedule {
  readonly side: Look["side"];
  /** Expected final score over that of a raw path, in standard deviations of it. */
  readonly gain: number;
  readonly flops: number;
}

/** Most paths at the start. */
const widest = 32;
const [roughTrials, trials, shortlist] = [128, 4096, 32];

/**
 * The schedule, and the way to look, with the highest expected final score within a budget.
 *
 * Scores of a path are taken for a Gaussian chain (`scoreChains`) with the measured correlations:
 * rank correlations become 2 sin(π ρ / 6), are held below √share, since a score cannot tell more
 * than its prefix decides, and do not fall with the scale. Schedules of `schedulesWithin` are tried
 * on the same made-up paths, all on a few, the better ones on many. Of those whose gain is within
 * 0.01 of the highest, the one with the fewest selections. A function of its inputs alone.
 *
 * @param looks at least one.
 * @param shares of the final score's variance that the prefix of each scale but the last decides; 1
 * where that is not known.
 * @throws RangeError if the budget does not pay for one path.
 */
export function proposal(
  looks: readonly Look[],
  shares: readonly number[],
  budget: number,
): Proposal {
  const tried = looks.flatMap((look) => {
    const trust = trusted(look.correlations, shares);
    const rough = scoreChains(trust, widest, roughTrials);
    return schedulesWithin(budget, look.cost).map((schedule) => ({
      ...{ look, trust, schedule, gain: meanGain(rough, schedule) },
    }));
  });
  const best = tried.sort((a, b) => b.gain - a.gain).slice(0, shortlist);
  const fine = new Map<Look, ReturnType<typeof scoreChains>>();
  const judged = best.map(({ look, trust, schedule }) => {
    const chains = fine.get(look) ?? scoreChains(trust, widest, trials);
    fine.set(look, chains);
    return {
      ...{ ...schedule, side: look.side, gain: meanGain(chains, schedule) },
      flops: scheduleFlops(schedule, look.cost),
    };
  });
  const most = Math.max(...judged.map(({ gain }) => gain));
  return judged.filter(({ gain }) => gain > most - alike).reduce((a, b) => (before(b, a) ? b : a));
}

/** Gains closer than this are not told apart by so many trials. */
const alike = 0.01;

/** Whether the first is simpler, or as simple and wins more. */
const before = (a: Proposal, b: Proposal): boolean =>
  a.keeps.length < b.keeps.length || (a.keeps.length === b.keeps.length && a.gain > b.gain);

/** Correlations that the chain may have. */
const trusted = (correlations: readonly number[], shares: readonly number[]): readonly number[] =>
  notFalling(
    correlations.map((rank, scale) => {
      const bound = Math.sqrt(Math.max(0, shares[scale] ?? 1));
      // Where all scores are alike there is no correlation, and nothing to trust.
      return Math.max(0, Math.min(2 * Math.sin((Math.PI * (rank || 0)) / 6), bound));
    }),
  );

const meanGain = (chains: ReturnType<typeof scoreChains>, schedule: Schedule): number =>
  chains.reduce((sum, scores) => sum + replay(scores, schedule), 0) / chains.length;
