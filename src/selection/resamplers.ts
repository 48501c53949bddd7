import { type Choice, chosen, Lambda, Share } from "../codecs.ts";
import { gumbelTopK } from "./gumbelTopK.ts";
import { killing } from "./killing.ts";
import { multinomial } from "./multinomial.ts";
import type { Resampler } from "./Resampler.ts";
import type {
  Reproduction,
  ResamplingScheme,
  TakingScheme,
  WeightScheme,
} from "./ResamplingScheme.ts";
import { replaceWorst } from "./replaceWorst.ts";
import { residual } from "./residual.ts";
import { roundedShares } from "./roundedShares.ts";
import { softmax } from "./softmax.ts";
import { ssp } from "./ssp.ts";
import { stratified } from "./stratified.ts";
import { systematic } from "./systematic.ts";
import { vasr } from "./vasr.ts";

const byWeight =
  (resample: Resampler) =>
  (): Reproduction =>
  ({ logWeights }, count, draw) => ({
    drawn: resample(softmax(logWeights) ?? [], count, draw),
  });

const unbiased = (resample: Resampler) => ({ resample, of: byWeight(resample), bias: null });

/** For those that keep as many as came in. */
const constant = (wanted: number, width: number): string | null =>
  wanted === width ? null : "keeps as many as come in";

/**
 * Resampling schemes by their words in graph files.
 *
 * @see strategies.md 4.2; Douc & Cappé 2005, arXiv cs/0507025; `multinomial` is TTS-VAR's,
 * official.md 1.5.
 */
export const resamplers: Readonly<
  Record<
    "multinomial" | "stratified" | "systematic" | "residual" | "ssp" | "killing",
    WeightScheme
  > &
    Record<"gumbel-topk" | "round", ResamplingScheme> &
    Record<"vasr" | "replace-worst", TakingScheme>
> = {
  multinomial: {
    about: "Every copy is drawn by itself: the scheme of TTS-VAR, and the one with the most noise.",
    ...unbiased(multinomial),
  },
  stratified: {
    about:
      "One draw in each of as many equal parts of the total weight as there are copies: " +
      "less than two copies away from what is expected.",
    ...unbiased(stratified),
  },
  systematic: {
    about:
      "One draw for all copies, which lie evenly spaced in the total weight: the least noise, " +
      "less than one copy away from what is expected.",
    ...unbiased(systematic),
  },
  residual: {
    about: "The whole copies that are expected for certain, and the rest drawn from the fractions.",
    ...unbiased(residual),
  },
  ssp: {
    about:
      "Expected copies rounded down or up, two paths at a time: less than one copy away from what " +
      "is expected, whatever the order of paths.",
    ...unbiased(ssp),
  },
  killing: {
    about:
      "Each path stays with the chance weight / largest weight; the places of the others are drawn " +
      "by weight. Keeps as many as come in.",
    refuses: constant,
    ...unbiased(killing),
  },
  "gumbel-topk": {
    about:
      "Different paths, drawn by weight without putting back; each weighs as its chance to be " +
      "kept asks. Keeps fewer than come in.",
    bias: null,
    refuses: (wanted, width) => (wanted < width ? null : "keeps fewer than come in"),
    of: () => gumbelTopK,
  },
  vasr: {
    about:
      "As systematic, by e^(log-weight + the given number · score) instead of weights: paths that " +
      "promise more are drawn more often, and weigh less for it.",
    bias: null,
    takes: Lambda,
    of: vasr,
  },
  round: {
    about: "Expected copies rounded, the largest fractions up; nothing is drawn.",
    bias: "copies are rounded, not drawn by weight",
    of: byWeight(roundedShares),
  },
  "replace-worst": {
    about:
      "The given share of the paths, those of the lowest weights, is replaced by copies of those of " +
      "the highest. Keeps as many as come in.",
    bias: "the paths of the lowest weights are replaced by copies of the best, not drawn by weight",
    takes: Share,
    refuses: constant,
    of: replaceWorst,
  },
};

/** A choice of a scheme: `systematic`, or `{ vasr: 5 }`. */
export type Scheme = Choice<typeof resamplers>;

/** The word of a choice, and how it draws with the number taken. */
export function schemeOf(choice: Scheme): ResamplingScheme & { readonly reproduce: Reproduction } {
  const [word, taken] = chosen(choice);
  const scheme: ResamplingScheme = resamplers[word as keyof typeof resamplers];
  return { ...scheme, reproduce: scheme.of(taken as number) };
}
