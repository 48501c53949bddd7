import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files that no test of their own stands beside, and why. */
const excused: Readonly<Record<string, string>> = {
  "src/index.ts": "test/publicApi.test.ts lists its names",
  "operators/index.ts": "test/publicApi.test.ts lists its names",
  "src/testing/index.ts": "test/publicApi.test.ts lists its names",
  "src/selection/index.ts": "test/publicApi.test.ts lists its names",
  "src/closed.ts": "a part of codecs",
  "src/giveScores.ts": "what score, rate, lookahead and predict end with: test/operators",
  "src/keepPlaces.ts":
    "what keep, spread, choose, gate, settle, best and expand end with: test/operators",
  "src/tellScores.ts": "a part of giveScores and retry: test/operators",
  "src/reference/keysTable.ts": "a part of operatorsPage",
  "src/reference/tableOf.ts": "a part of operatorsPage and wordsPage",
  "src/reference/wordsIn.ts": "a part of operatorsPage and wordsPage",
  "src/schema/Schema.ts": "a part of graphSchema: test/src/schema/graphSchema.test.ts",
  "src/words.ts": "a part of codecs",
  "src/graph/GraphFile.ts": "a codec: test/src/graph/parse.test.ts says what it refuses",
  "src/graph/checkBranches.ts": "a part of check: test/src/graph/check.test.ts",
  "src/graph/checkUnread.ts": "a part of check: test/src/graph/check.test.ts",
  "src/graph/StepTest.ts": "a codec: test/src/graph/checkTests.test.ts says what it refuses",
  "src/graph/pastOf.ts": "a part of checkTests and testStep",
  "src/graph/placeOfTest.ts": "a part of checkTests and testStep",
  "src/graph/checkPlaces.ts": "a part of check: test/operators/lookahead.test.ts",
  "src/run/aheadPrice.ts": "a part of flopsOf and planOf",
  "src/run/samplingKeys.ts": "a codec: test/operators/generate.test.ts",
  "src/graph/checkFields.ts": "a part of check: test/src/graph/check.test.ts",
  "src/graph/checkSteps.ts": "a part of check: test/src/graph/check.test.ts",
  "src/graph/checkWidths.ts": "a part of check: test/src/graph/check.test.ts",
  "src/graph/stageAt.ts": "a part of check and compile",
  "src/graph/readYaml.ts": "a part of parse: test/src/graph/parse.test.ts",
  "src/graph/Written.ts": "a part of parse and resolve",
  "src/graph/extend.ts": "a part of resolve: test/src/graph/resolve.test.ts",
  "src/graph/extendSteps.ts": "a part of resolve: test/src/graph/resolve.test.ts",
  "src/graph/sideOf.ts": "a part of checkSides and checkModels",
  "src/graph/locator.ts": "places stand in the tests of parse and check",
  "src/evaluation/PromptRow.ts":
    "a codec: test/src/evaluation/parsePromptRows.test.ts says what it refuses",
  "src/evaluation/Experiment.ts": "a codec: test/cli/reproduce.test.ts reads every file of it",
  "src/evaluation/grouped.ts": "a part of comparisonOf",
  "src/evaluation/summariesOf.ts": "a part of comparisonOf",
  "src/evaluation/ResultRow.ts": "a codec: test/src/evaluation/sealedLine.test.ts",
  "src/evaluation/Settings.ts": "a codec: test/cli/readResults.test.ts",
  "src/evaluation/Strategy.ts": "a name: test/cli/evaluate.test.ts",
  "src/models/pictureFeed.ts": "a part of openJudge and openExaminer",
  "src/models/checkJudge.ts": "a part of readBundle: test/src/models/readBundle.test.ts",
  "src/models/Bundle.ts": "a codec: test/src/models/readBundle.test.ts says what it refuses",
  "src/models/ScorerBundle.ts": "a codec: test/src/models/readDescription.test.ts",
  "src/models/Preprocessing.ts": "a codec: test/src/models/readDescription.test.ts",
  "src/models/Tokenizer.ts": "a codec: test/src/models/readDescription.test.ts",
  "src/models/bundleFiles.ts": "a codec: test/src/models/readBundle.test.ts",
  "src/models/memoryOf.ts": "a part of describeBundle",
  "src/models/canDraw.ts": "a part of readBundle",
  "src/models/cannotDraw.ts": "a part of readBundle",
  "src/models/checkSeers.ts": "a part of readDescription: test/src/models/readDescription.test.ts",
  "src/models/seersOf.ts": "a part of assemble",
  "src/models/checkSources.ts": "a part of openModels and describeModel",
  "src/models/damaged.ts": "an error: test/src/models/readBundle.test.ts reads it",
  "src/models/promptFor.ts": "a part of readingOf and seerFeeds: test/src/models/assemble.test.ts",
  "src/models/readsPrompts.ts": "a part of readingOf and describeBundle",
  "src/models/sourcesOf.ts": "a part of assemble: test/src/models/assemble.test.ts",
  "src/models/readingOf.ts": "a part of specOf: test/src/models/assemble.test.ts",
  "src/models/filesOf.ts": "test/src/models/specOf.test.ts",
  "src/selection/leadingScores.ts": "a part of principalScores",
  "src/testing/arbitraries/index.ts": "test/publicApi.test.ts lists its names",
  "src/testing/arbitraries/batchSpecs.ts": "an arbitrary: test/operators and the laws draw from it",
  "src/testing/arbitraries/features.ts": "an arbitrary: test/src/selection draws from it",
  "src/testing/arbitraries/graphs.ts": "an arbitrary: test/src/graph draws from it",
  "src/testing/arbitraries/scores.ts": "an arbitrary: test/src/selection draws from it",
  "src/testing/fakes/bareBatch.ts": "a batch that every test of a selection starts from",
  "src/testing/fakes/caller.ts": "a part of fakeModels",
  "src/testing/fakes/fakeLease.ts": "a part of fakeModels",
  "src/testing/fakes/fakePorts.ts": "a part of fakeModels",
  "src/testing/fakes/fakeSpec.ts": "a part of fakeModels",
  "src/testing/fakes/fakeStep.ts": "a part of fakeModels",
  "src/testing/fakes/frozen.ts": "a part of operatorLaws",
  "src/testing/fakes/heldBatch.ts": "test/src/testing/fakes/fakeRun.test.ts counts what it holds",
  "src/testing/fakes/mix.ts": "a part of fakeModels",
  "src/testing/fakes/pathOf.ts": "a part of bareBatch and heldBatch",
  "src/testing/fakes/plain.ts": "a part of operatorLaws",
  "src/testing/fakes/row.ts": "a part of fakeModels",
  "src/testing/fakes/taken.ts": "a part of fakeModels",
  "src/testing/fakes/turns.ts": "a part of fakeModels",
  "src/testing/laws/contentsOf.ts": "a part of operatorLaws",
  "src/testing/laws/failureLaws.ts": "a part of operatorLaws",
  "src/testing/laws/stepOf.ts": "a part of operatorLaws and selectionLaws",
  "src/testing/laws/tried.ts": "a part of operatorLaws",
  "src/testing/laws/deathLaws.ts": "a part of selectionLaws",
  "src/testing/laws/gambleLaw.ts": "a part of selectionLaws",
  "src/testing/laws/selected.ts": "a part of selectionLaws",
  "src/testing/laws/promiseLaws.ts": "a part of resamplerLaws",
  "src/testing/laws/scoringLaws.ts": "a part of scorerLaws and rewardLaws",
  "src/testing/laws/drawingLaws.ts": "a part of portLaws",
  "src/testing/laws/leaseLaws.ts": "a part of portLaws",
  "src/testing/laws/onLease.ts": "a part of portLaws",
  "src/testing/laws/pictureLaws.ts": "a part of portLaws",
  "src/testing/laws/walk.ts": "a part of portLaws and rewardLaws",
  "src/testing/laws/usual.ts": "what every law tells: a test of each family reads it",
  "src/testing/streams/Clock.ts": "a part of recorded",
  "src/tuning/index.ts": "test/cli/tune uses its names",
  "src/tuning/families.ts": "a part of proposals",
  "src/tuning/isWithin.ts": "a part of withinBudget",
  "src/tuning/keepSketch.ts": "a part of proposals",
  "src/tuning/narrowingSketch.ts": "a part of proposals",
  "src/tuning/openingOf.ts": "a part of proposals",
  "src/tuning/pickOf.ts": "a part of proposals",
  "src/tuning/plannedCost.ts": "a part of proposals",
  "src/tuning/ranked.ts": "a part of halved",
  "src/tuning/regrowSketch.ts": "a part of proposals",
  "src/tuning/resampleSketch.ts": "a part of proposals",
  "src/tuning/searchSteps.ts": "a part of proposals",
  "src/tuning/widthsText.ts": "a part of proposals",
};

/** What needs the runtime is tested through it: test/src/models/openModels.test.ts. */
const throughTheRuntime = "src/models/onnx/";

/** Tests that stand beside no file of their own name: they look at all of them. */
const free = ["test/publicApi.test.ts", "test/mirror.test.ts"];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file).replaceAll("\\", "/"))
    .sort();

/** Whether anything is left of a file once its types are gone. */
const runs = (file: string): boolean => {
  const { outputText } = ts.transpileModule(readFileSync(join(root, file), "utf8"), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      removeComments: true,
      verbatimModuleSyntax: true,
    },
  });
  return outputText.replace("export {};", "").trim() !== "";
};

/** `test/src/run/draw.ownership.test.ts` tests `src/run/draw.ts`; case of the first letter aside. */
const stem = (file: string): string => {
  const name = file.slice(file.lastIndexOf("/") + 1).split(".")[0] ?? "";
  return `${dirname(file)}/${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
};

const sources = [...filesIn("src"), ...filesIn("operators")];
const tests = [...filesIn("test/src"), ...filesIn("test/operators")].filter((file) =>
  /\.test(-d)?\.ts$/.test(file),
);
const tested = new Set(
  tests.filter((file) => file.endsWith(".test.ts")).map((file) => stem(file.slice("test/".length))),
);

it("every file that runs has its test, or a reason", () =>
  expect(
    sources.filter(
      (file) =>
        runs(file) &&
        !tested.has(stem(file)) &&
        !(file in excused) &&
        !file.startsWith(throughTheRuntime),
    ),
  ).toEqual([]));

it("no reason outlives its cause", () => {
  for (const file of Object.keys(excused)) {
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(tested.has(stem(file)), file).toBe(false);
  }
});

it("no test outlives its file, and none stands where nobody looks", () => {
  const known = new Set(sources.map(stem));
  expect(tests.filter((file) => !known.has(stem(file.slice("test/".length))))).toEqual([]);
  const top = readdirSync(join(root, "test")).filter((file) => /\.test(-d)?\.ts$/.test(file));
  for (const file of free) expect(top).toContain(file.slice("test/".length));
});
