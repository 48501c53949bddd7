import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { layOfficial } from "../../cli/layOfficial.ts";
import { readOfficial } from "../../cli/readOfficial.ts";
import { summarizeOfficial } from "../../cli/summarizeOfficial.ts";
import { UsageError } from "../../cli/UsageError.ts";
import { layouts, picturePlaces, placesOf, type ResultRow } from "../../src/evaluation/index.ts";
import { settingsOf } from "../arbitraries/evaluations.ts";

const folder = mkdtempSync(join(tmpdir(), "varflow-official-"));
const put = (name: string, text: string): string => {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};
const settings = settingsOf({
  runs: [
    { graph: "raw", n: 1 },
    { graph: "tts-var", n: 1 },
    { graph: "tts-var", n: 2 },
  ],
  prompts: [
    { prompt: "a photo of a bench", tag: "single_object" },
    { prompt: "a photo of two cows", tag: "counting" },
  ],
  seeds: [7, 5],
});
const results = {
  settings,
  rows: placesOf(settings).map(
    (place) => ({ ...place, scores: {}, correct: true, reason: "" }) as unknown as ResultRow,
  ),
};

/** What GenEval's evaluator says of our own folders: right where the sample is the first. */
const geneval = put(
  "geneval/results.jsonl",
  picturePlaces({ ...settings, runs: [{ graph: "tts-var", n: 2 }] })
    .map((place) => ({
      filename: `pictures/${layouts.geneval.picture(place)}`,
      tag: settings.prompts[place.promptAt]?.tag,
      prompt: place.prompt,
      correct: place.sampleAt === 0,
      reason: place.sampleAt === 0 ? "" : "expected cow>=2, found 1",
      metadata: "{}",
      details: "{}",
    }))
    .reverse()
    .map((line) => `${JSON.stringify(line).replaceAll("/", "\\/")}\n`)
    .join(""),
);
const answers = (...values: readonly (number | string)[]) =>
  JSON.stringify(values.map((answer, question_id) => ({ question_id, answer })));
const blip = put("t2i/annotation_blip/vqa_result.json", answers("0.5", "0.25", "1", "0"));
put("t2i/sharegpt4v/vqa_result.json", answers(100, 20, 60, 80));
put("t2i/annotation3_blip/VQA/result/vqa_result.json", answers("no"));

const refusal = (run: () => unknown): UsageError => {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error("was taken");
};

describe("layOfficial", () => {
  it("lays GenEval's verdicts and T2I-CompBench's metrics over the rows of a strategy", () => {
    const t2i = join(folder, "t2i");
    const laid = layOfficial(results, [`tts-var@2=${geneval}`, `tts-var@2=${t2i}`]);
    expect(laid.rows.slice(8)).toMatchObject([
      { correct: true, scores: { bvqa: 0.5, sharegpt4v: 1 } },
      {
        correct: false,
        reason: "expected cow>=2, found 1",
        scores: { bvqa: 0.25, sharegpt4v: 0.2 },
      },
      { correct: true, scores: { bvqa: 1, sharegpt4v: 0.6 } },
      { correct: false, scores: { bvqa: 0, sharegpt4v: 0.8 } },
    ]);
    expect(laid.rows[0]).toMatchObject({ correct: null, scores: { bvqa: null } });
    expect(laid.settings.rewards).toEqual(["alignment", "bvqa", "sharegpt4v"]);
  });
  it("gives results back as they are where nothing is given", () =>
    expect(layOfficial(results, [])).toBe(results));
  it("takes a graph without its n where it ran with one, and a metric of another name", () =>
    expect(layOfficial(results, [`raw:mine=${blip}`]).rows[0]?.scores).toEqual({ mine: 0.5 }));
  it.each([
    ["tts-var@2", "names no strategy and file", "tts-var@2=results.jsonl"],
    [`tts-vra@2=${geneval}`, "no results of tts-vra@2", 'did you mean "tts-var@2"?'],
    [`tts-var=${geneval}`, "tts-var ran with several n", "one of: raw@1, tts-var@1, tts-var@2"],
    ["raw=nothing.jsonl", "there is no nothing.jsonl", "official evaluator"],
    [
      `raw=${dirname(folder)}/${folder.split("/").at(-1)}`,
      "holds no result file",
      "annotation_blip",
    ],
    [`raw=${put("empty.jsonl", "\n")}`, "empty.jsonl is empty", undefined],
    [`raw=${put("none.json", "[]")}`, "none.json holds no answer", undefined],
    [`raw=${put("x.json", answers(1, 1, 1, 1))}`, "does not say which metric", "tts-var@2:bvqa="],
    [`raw:alignment=${blip}`, "have a alignment of their own", "otherwise"],
    [`raw:judge=${blip}`, "have a judge of their own", "otherwise"],
    [
      `raw:m=${put("y.json", answers(1, 1, 1))}`,
      'says nothing of sample 1 of "a photo of two c',
      "all",
    ],
    [
      `raw=${put("own.jsonl", '{"checksum":"1","row":{}}\n'.repeat(9))}`,
      "and 40 more",
      "varflow's own",
    ],
  ])("refuses %s", (given, message, hint) => {
    const error = refusal(() => layOfficial(results, [given]));
    expect(error.message).toContain(message);
    if (hint !== undefined) expect(error.hint).toContain(hint);
  });
  it("refuses a metric of a strategy that is given twice", () =>
    expect(refusal(() => layOfficial(results, [`raw=${blip}`, `raw@1=${blip}`])).message).toBe(
      "bvqa of raw@1 is given twice",
    ));
});

describe("summarizeOfficial", () => {
  it("makes a row of the files of each name, T2I-CompBench's metrics in shares of full marks", () => {
    const marks = join(folder, "t2i/sharegpt4v/vqa_result.json");
    expect(
      summarizeOfficial([`theirs=${geneval}`, `ours=${blip}`, `ours:complex=${marks}`]),
    ).toMatchObject([
      {
        name: "theirs",
        scores: [
          { name: "single_object", score: 0.5, pictures: 2 },
          { name: "counting", score: 0.5, pictures: 2 },
        ],
        mean: 0.5,
      },
      {
        name: "ours",
        scores: [
          { name: "bvqa", score: 0.4375 },
          { name: "complex", score: expect.closeTo(0.65) },
        ],
      },
    ]);
  });
});

it("reads every result file of a folder, and nothing that evaluators keep beside", () =>
  expect(
    readOfficial(join(folder, "t2i")).map((official) => "metric" in official && official.metric),
  ).toEqual(["bvqa", "sharegpt4v"]));
