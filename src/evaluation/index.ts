// What judges finished pictures. Apart from `src/index.ts`, which is all that an operator may use:
// so no operator can open a judge.

export { openExaminer } from "../models/openExaminer.ts";
export { type JudgeOptions, openJudge } from "../models/openJudge.ts";
export { ancestorsOf } from "./ancestorsOf.ts";
export { differences } from "./differences.ts";
export type { Examiner } from "./Examiner.ts";
export { type Evaluated, type EvaluationJob, type Eyes, evaluate } from "./evaluate.ts";
export type { Found } from "./Found.ts";
export type { Judge } from "./Judge.ts";
export { PromptRow, type Tag, tags, Wanted } from "./PromptRow.ts";
export { packFeatures } from "./packFeatures.ts";
export { parsePromptRows } from "./parsePromptRows.ts";
export { placeKey, placesOf, type RowPlace } from "./placesOf.ts";
export { ResultRow } from "./ResultRow.ts";
export { type Relation, relations } from "./relations.ts";
export { type Results, Settings } from "./Settings.ts";
export { type Strategy, strategyName } from "./Strategy.ts";
export { openLine, sealedLine } from "./sealedLine.ts";
export { type Verdict, verdict } from "./verdict.ts";
