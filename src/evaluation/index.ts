// What judges finished pictures. Apart from `src/index.ts`, which is all that an operator may use:
// so no operator can open a judge.

export { openExaminer } from "../models/openExaminer.ts";
export { type JudgeOptions, openJudge } from "../models/openJudge.ts";
export { ancestorsOf } from "./ancestorsOf.ts";
export type { Interval } from "./bootstrapOver.ts";
export type { Completions } from "./Completions.ts";
export { completionsOf } from "./completionsOf.ts";
export { type ConsistencyRow, comparedPotentials, consistencyOf } from "./consistencyOf.ts";
export { differences } from "./differences.ts";
export type { Examiner } from "./Examiner.ts";
export { type Evaluated, type EvaluationJob, type Eyes, evaluate } from "./evaluate.ts";
export type { Found } from "./Found.ts";
export type { Judge } from "./Judge.ts";
export { parsePromptLines } from "./parsePromptLines.ts";
export type { PathScores } from "./PathScores.ts";
export { PromptRow, type Tag, tags, Wanted } from "./PromptRow.ts";
export { packFeatures } from "./packFeatures.ts";
export { parsePromptRows } from "./parsePromptRows.ts";
export { pathScoresOf } from "./pathScoresOf.ts";
export { placeKey, placesOf, type RowPlace } from "./placesOf.ts";
export { type PrefixRow, prefixShares } from "./prefixShares.ts";
export { type Look, type Proposal, proposal } from "./proposal.ts";
export { proposedGraph } from "./proposedGraph.ts";
export { ResultRow } from "./ResultRow.ts";
export { type Relation, relations } from "./relations.ts";
export { replayedGain } from "./replayedGain.ts";
export type { Schedule } from "./Schedule.ts";
export { Asked, type Results, Settings } from "./Settings.ts";
export { type Strategy, strategyName } from "./Strategy.ts";
export { type SearchCost, scheduleFlops } from "./scheduleFlops.ts";
export { openLine, sealedLine } from "./sealedLine.ts";
export { type Verdict, verdict } from "./verdict.ts";
