// What proves a search right: a model whose truth is known and how to hold a search against it, laws
// for what a user adds, a device that counts, and streams drawn as marbles. Needs fast-check, an
// optional peer of this package. Nothing that ships imports it.
export type { CostMeter } from "../run/Cost.ts";
export {
  type BatchSpec,
  type PathSpec,
  scored,
  specOfScores,
  withPaths,
} from "./arbitraries/batchSpecs.ts";
export * as arbitraries from "./arbitraries/index.ts";
export { type Comparison, comparisons } from "./comparisons.ts";
export { bareBatch } from "./fakes/bareBatch.ts";
export type { FakeDevice, Kind, Row, Tenant } from "./fakes/FakeDevice.ts";
export type { Port, Seen } from "./fakes/FakeOptions.ts";
export {
  type Call,
  type FakeLease,
  type FakeModels,
  type FakeOptions,
  fakeModels,
} from "./fakes/fakeModels.ts";
export { type FakeRun, fakeRun } from "./fakes/fakeRun.ts";
export { heldBatch } from "./fakes/heldBatch.ts";
export type { Numbers } from "./fakes/pathOf.ts";
export type { Law } from "./laws/Law.ts";
export type { OperatorTrial } from "./laws/OperatorTrial.ts";
export { operatorLaws } from "./laws/operatorLaws.ts";
export type { PortTrial } from "./laws/PortTrial.ts";
export { portLaws } from "./laws/portLaws.ts";
export { potentialLaws } from "./laws/potentialLaws.ts";
export { potentialWordLaws } from "./laws/potentialWordLaws.ts";
export type { Promised } from "./laws/promiseLaws.ts";
export { resamplerLaws } from "./laws/resamplerLaws.ts";
export { rewardLaws } from "./laws/rewardLaws.ts";
export type { SelectionTrial } from "./laws/SelectionTrial.ts";
export { type ScorerOptions, scorerLaws } from "./laws/scorerLaws.ts";
export type { ScoringOptions } from "./laws/scoringLaws.ts";
export { selectionLaws } from "./laws/selectionLaws.ts";
export { type MissOptions, misses } from "./misses.ts";
export { type Partition, partitions } from "./partitions.ts";
export { failureOf } from "./streams/failureOf.ts";
export type { Marbles } from "./streams/Marbles.ts";
export { oneUse } from "./streams/oneUse.ts";
export { only } from "./streams/only.ts";
export { type Recording, recorded } from "./streams/recorded.ts";
export type { Aim, Rescore, Target, ToySeen, ToyTruth } from "./ToyTruth.ts";
export type { Redescribe } from "./toyEncoder.ts";
export { type ToyModels, type ToyOptions, toyModels } from "./toyModels.ts";
export type { ToyCall } from "./toyPorts.ts";
export { type VisitOptions, type Visits, visits } from "./visits.ts";
export { zLimit } from "./zLimit.ts";
