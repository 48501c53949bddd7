// What proves a search right: a model whose truth is known, and how to hold a search against it.
// Nothing that ships imports it.
export { type Comparison, comparisons } from "./comparisons.ts";
export { type MissOptions, misses } from "./misses.ts";
export { type Partition, partitions } from "./partitions.ts";
export type { Aim, Rescore, Target, ToySeen, ToyTruth } from "./ToyTruth.ts";
export type { Redescribe } from "./toyEncoder.ts";
export { type ToyModels, type ToyOptions, toyModels } from "./toyModels.ts";
export type { ToyCall } from "./toyPorts.ts";
export { type VisitOptions, type Visits, visits } from "./visits.ts";
export { zLimit } from "./zLimit.ts";
