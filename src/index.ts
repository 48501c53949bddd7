export { addFields } from "./addFields.ts";
export type { Batch } from "./Batch.ts";
export { clearFields } from "./clearFields.ts";
export * as codecs from "./codecs.ts";
export { dropDead } from "./dropDead.ts";
export { DeadBatch, ModelError, PromptError, RunError, TensorError } from "./errors.ts";
export type { Candidate, EventPlace, RunEvent, Survivor } from "./events.ts";
export { type Branch, fork } from "./fork.ts";
export { giveScores } from "./giveScores.ts";
export { check } from "./graph/check.ts";
export { checkModels } from "./graph/checkModels.ts";
export { checkTests } from "./graph/checkTests.ts";
export { compile } from "./graph/compile.ts";
export { at, from, type Graph, graph, type Rounds } from "./graph/Graph.ts";
export { imagesOf } from "./graph/imagesOf.ts";
export { type Label, label, type Reason } from "./graph/label.ts";
export { largestN } from "./graph/largestN.ts";
export type { Located } from "./graph/locator.ts";
export { nearest } from "./graph/nearest.ts";
export { type OfficialLine, officialOf } from "./graph/officialOf.ts";
export type { Outlay, Plan, Planned, PlannedScale } from "./graph/Plan.ts";
export type { Problem } from "./graph/Problem.ts";
export { type Parsed, parse } from "./graph/parse.ts";
export { planOf } from "./graph/planOf.ts";
export { type ReadText, resolve } from "./graph/resolve.ts";
export { StepTest } from "./graph/StepTest.ts";
export type { StepValue } from "./graph/StepValue.ts";
export type { Placed } from "./graph/stageAt.ts";
export { stepsAt } from "./graph/stepsAt.ts";
export { type Selection, testStep } from "./graph/testStep.ts";
export { type Unmet, unmet } from "./graph/unmet.ts";
export type { Width } from "./graph/Width.ts";
export { type Narrowed, widthsOf, widthText } from "./graph/widthsOf.ts";
export { keepPlaces } from "./keepPlaces.ts";
export type { AnyBundle } from "./models/AnyBundle.ts";
export { type Assembled, assemble, type Binding } from "./models/assemble.ts";
export type { Bundle } from "./models/Bundle.ts";
export type { ModelFile } from "./models/bundleFiles.ts";
export type { CostBundle } from "./models/CostBundle.ts";
export type { CostTable } from "./models/CostTable.ts";
export { type BundleFacts, describeBundle, type SeerFacts } from "./models/describeBundle.ts";
export { describeModel, type ModelDescription } from "./models/describeModel.ts";
export { filesOf, type LocatedFile } from "./models/filesOf.ts";
export { Holdings, type Owner } from "./models/Holdings.ts";
export type { ImageScorer } from "./models/ImageScorer.ts";
export type { Measured } from "./models/Measured.ts";
export { type OpenOptions, openModels } from "./models/openModels.ts";
export type { Preprocessing } from "./models/Preprocessing.ts";
export type {
  Decoder,
  Encoder,
  Generator,
  Lease,
  ModelSpec,
  Models,
  Refusal,
  Reward,
  Role,
  Sampling,
  Start,
  StepReply,
  StepRequest,
} from "./models/ports.ts";
export { preprocess } from "./models/preprocess.ts";
export type { PromptReader } from "./models/promptReader.ts";
export { rawFlopsOf } from "./models/rawFlopsOf.ts";
export { type OpenableBundle, readBundle } from "./models/readBundle.ts";
export type { BundleDescription } from "./models/readDescription.ts";
export type { ByteImage } from "./models/resize.ts";
export type { ScorerBundle } from "./models/ScorerBundle.ts";
export type { Seer } from "./models/seersOf.ts";
export { specOf } from "./models/specOf.ts";
export { specWith } from "./models/specWith.ts";
export type { Tokens } from "./models/tokenize.ts";
export { withRewards } from "./models/withRewards.ts";
export {
  type AnyOperator,
  defineOperator,
  isOperator,
  type Operator,
  type OperatorSpec,
  type Registry,
  type Spot,
  type Step,
  type Transform,
  type Weighs,
} from "./operator.ts";
export type { Certainty, Field, Fields, Path, Scored, Weighed } from "./Path.ts";
export { type Draw, drawsAt } from "./random/drawsAt.ts";
export { noiseAt } from "./random/noiseAt.ts";
export { type Place, placeAt } from "./random/Place.ts";
export { copyKey } from "./random/pathKey.ts";
export { operatorsPage } from "./reference/operatorsPage.ts";
export { wordsPage } from "./reference/wordsPage.ts";
export { type Cost, type Flops, totalFlops } from "./run/Cost.ts";
export { type Begun, draw, type Inputs, type Search } from "./run/draw.ts";
export { drawAll, type Job, type Outcome } from "./run/drawAll.ts";
export { flopsOf } from "./run/flopsOf.ts";
export { inOrder } from "./run/inOrder.ts";
export { type Progress, progressOf } from "./run/progressOf.ts";
export type { Chosen, Image, Result } from "./run/Result.ts";
export type { Drawing, Drawn, Overrides, Run } from "./run/Run.ts";
export type { Spending } from "./run/Spending.ts";
export { samplingKeys } from "./run/samplingKeys.ts";
export { stepDraws } from "./run/stepDraws.ts";
export { graphSchema } from "./schema/graphSchema.ts";
export type { Schema } from "./schema/Schema.ts";
export * from "./selection/index.ts";
export { type Kept, selectPaths } from "./selectPaths.ts";
export type { Dtype, RowView, Tensor } from "./Tensor.ts";
export { tellScores } from "./tellScores.ts";
export { spentOn, weigh } from "./weigh.ts";
export { withLiveFeatures } from "./withLiveFeatures.ts";
