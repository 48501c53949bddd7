// What judges finished pictures. Apart from `src/index.ts`, which is all that an operator may use:
// so no operator can open a judge.

export { featureEncoder } from "../models/featureEncoder.ts";
export { openExaminer } from "../models/openExaminer.ts";
export { type JudgeOptions, openJudge } from "../models/openJudge.ts";
export { ancestorsOf } from "./ancestorsOf.ts";
export type { Interval } from "./bootstrapOver.ts";
export type { Comparison, Difference, Metric, StrategySummary, Unmatched } from "./Comparison.ts";
export type { Completions } from "./Completions.ts";
export { type ComparisonOptions, comparisonOf } from "./comparisonOf.ts";
export { completionsOf } from "./completionsOf.ts";
export { type ConsistencyRow, comparedPotentials, consistencyOf } from "./consistencyOf.ts";
export { differenceOf, type Rows } from "./differenceOf.ts";
export { differences } from "./differences.ts";
export { differenceText } from "./differenceText.ts";
export type { Examiner } from "./Examiner.ts";
export { Claim, Experiment, expectations, Protocol } from "./Experiment.ts";
export { type Evaluated, type EvaluationJob, type Eyes, evaluate } from "./evaluate.ts";
export type { Found } from "./Found.ts";
export { type FitEvidence, fitEvidence, type Told } from "./fitEvidence.ts";
export { type Column, type Fitted, fitPredictor } from "./fitPredictor.ts";
export { groupBy } from "./groupBy.ts";
export { grouped } from "./grouped.ts";
export { intervalText } from "./intervalText.ts";
export type { Judge } from "./Judge.ts";
export { type JudgedClaim, judgedClaim } from "./judgedClaim.ts";
export { layOver } from "./layOver.ts";
export { type Layout, type LayoutName, layouts, type TextFile } from "./layouts.ts";
export { type Generation, lineageOf } from "./lineageOf.ts";
export { measureOf, metricsIn, metricsOf } from "./measures.ts";
export { numberText } from "./numberText.ts";
export type { Official } from "./Official.ts";
export {
  type OfficialMetric,
  type OfficialMetricName,
  officialMetrics,
} from "./officialMetrics.ts";
export { type LaidOfficial, officialPlaces } from "./officialPlaces.ts";
export { type OfficialScore, type OfficialSummary, officialSummary } from "./officialSummary.ts";
export { type OverCategories, overCategories } from "./overCategories.ts";
export type { PathScores } from "./PathScores.ts";
export type { PicturePlace } from "./PicturePlace.ts";
export { Excluded, PromptRow, type Tag, tags, Wanted } from "./PromptRow.ts";
export { packFeatures } from "./packFeatures.ts";
export { type GenevalVerdict, parseGenevalResults } from "./parseGenevalResults.ts";
export { parsePromptLines } from "./parsePromptLines.ts";
export { parsePromptRows } from "./parsePromptRows.ts";
export { parseVqaResults, type VqaAnswer } from "./parseVqaResults.ts";
export { pathScoresOf } from "./pathScoresOf.ts";
export { picturePlaces } from "./picturePlaces.ts";
export { placeKey, placesOf, type RowPlace } from "./placesOf.ts";
export { type PrefixRow, prefixShares } from "./prefixShares.ts";
export { type Measured, type PromptMean, pairedMeans, promptMeans } from "./promptMeans.ts";
export { type Look, type Proposal, proposal } from "./proposal.ts";
export { type ProposedHead, proposedGraph } from "./proposedGraph.ts";
export { quantile } from "./quantile.ts";
export type { RawScores } from "./RawScores.ts";
export { ResultRow } from "./ResultRow.ts";
export { rawScoresOf, type ScoringSteps } from "./rawScoresOf.ts";
export { type Relation, relations } from "./relations.ts";
export { replayedGain } from "./replayedGain.ts";
export type { Schedule } from "./Schedule.ts";
export { Asked, type Results, Settings } from "./Settings.ts";
export type { Selection, Sidecar } from "./Sidecar.ts";
export { type Strategy, strategyName } from "./Strategy.ts";
export { type SearchCost, scheduleFlops } from "./scheduleFlops.ts";
export { openLine, sealedLine } from "./sealedLine.ts";
export { type Finished, sidecarOf } from "./sidecarOf.ts";
export { summariesOf } from "./summariesOf.ts";
export { trustDifference } from "./trustDifference.ts";
export { vendiScore } from "./vendiScore.ts";
export { type Verdict, verdict } from "./verdict.ts";
