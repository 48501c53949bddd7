// What proves a search right: a model whose truth is known. Nothing that ships imports it.
export type { Aim, Rescore, Target, ToySeen, ToyTruth } from "./ToyTruth.ts";
export type { Redescribe } from "./toyEncoder.ts";
export { type ToyModels, type ToyOptions, toyModels } from "./toyModels.ts";
export type { ToyCall } from "./toyPorts.ts";
