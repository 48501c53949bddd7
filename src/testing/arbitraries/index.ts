// fast-check arbitraries of what operators and models work with.
export { type BatchBounds, batchSpecs } from "./batchSpecs.ts";
export { type Features, tiedFeatures, wildFeatures } from "./features.ts";
export { graphs } from "./graphs.ts";
export { deadScore, history, liveScore, moderateScore, scores } from "./scores.ts";
export { draws, weights } from "./weights.ts";
