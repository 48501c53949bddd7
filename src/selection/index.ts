// What operators and users may take from the maths of selection.
export { type AcceptanceWord, acceptances } from "./acceptances.ts";
export type { Adapting } from "./adapted.ts";
export type { Correlations } from "./byConsistency.ts";
export { type ChosenTry, chosenTry } from "./chosenTry.ts";
export {
  type CombinationWord,
  type Combine,
  type Combining,
  combinations,
  type Gating,
} from "./combinations.ts";
export { densities } from "./densities.ts";
export { effectiveSampleSize } from "./effectiveSampleSize.ts";
export type { Growing } from "./exponential.ts";
export { finalOf, finals } from "./finals.ts";
export { type HistoryWord, histories, type OfScale } from "./histories.ts";
export { logMeanExp } from "./logMeanExp.ts";
export type { Moment } from "./Moment.ts";
export { meanCertainty } from "./meanCertainty.ts";
export { medoids } from "./medoids.ts";
export {
  type NormalisationWord,
  type Normalise,
  normalisations,
} from "./normalisations.ts";
export { oneOfEach, type Picked } from "./oneOfEach.ts";
export { type OrderWord, orders } from "./orders.ts";
export { type Picker, type PickWord, picks } from "./picks.ts";
export {
  type Potential,
  type PotentialWord,
  potentialOf,
  potentials,
  type TakingPotential,
  type Weighing,
} from "./potentials.ts";
export { type PastScore, Predictor, predicted } from "./predictor.ts";
export type { Resampler } from "./Resampler.ts";
export type {
  Candidates,
  Offspring,
  Reproduction,
  ResamplingScheme,
  TakingScheme,
  WeightScheme,
} from "./ResamplingScheme.ts";
export {
  type CertaintyWord,
  type DensityWord,
  type Rating,
  type RatingWord,
  ratings,
} from "./ratings.ts";
export { type Reducer, type ReducingWord, reducers } from "./reducers.ts";
export { reproduce } from "./reproduce.ts";
export { resamplers, type Scheme, schemeOf } from "./resamplers.ts";
export {
  type Bending,
  endOf,
  lambdaAt,
  type ScheduleWord,
  schedules,
  Tempering,
  unfitFor,
} from "./schedules.ts";
export { type Scorer, type Scoring, scoringOf } from "./scoringOf.ts";
export { softmax } from "./softmax.ts";
export { type SpanWord, spans } from "./spans.ts";
export {
  type Spread,
  type SpreadWord,
  spreadOf,
  spreads,
  type TakingSpread,
} from "./spreads.ts";
export { strata } from "./strata.ts";
export { type TakeWord, takes } from "./takes.ts";
export { fires, type TakingTrigger, type TriggerWord, triggers } from "./triggers.ts";
