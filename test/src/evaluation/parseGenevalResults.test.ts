import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../../cli/describeProblem.ts";
import { parseGenevalResults } from "../../../src/evaluation/parseGenevalResults.ts";

/** A line as pandas writes it: slashes escaped, JSON within JSON. */
const lineOf = (folder: number, sample: number, change: object = {}): string =>
  JSON.stringify({
    filename: `out/tts-var-n2/${String(folder).padStart(5, "0")}/samples/${String(sample).padStart(5, "0")}.png`,
    tag: "counting",
    prompt: "a photo of three cows",
    correct: false,
    reason: "expected cow>=3, found 2",
    metadata: '{"tag": "counting", "prompt": "a photo of three cows"}',
    details: '{"cow": [[1.0, 2.0, 3.0, 4.0, 0.97]]}',
    ...change,
  }).replaceAll("/", "\\/");
const said = (...lines: readonly string[]) => {
  const read = parseGenevalResults(lines.join("\n"), "results.jsonl");
  return E.isLeft(read) ? read.left.map(describeProblem) : [];
};

describe("parseGenevalResults", () => {
  it("reads what the evaluator wrote, in any order, and numbers from the names", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(), fc.nat()), { selector: String }),
        fc.string({ unit: "grapheme" }),
        fc.boolean(),
        (pictures, text, correct) => {
          const change = { prompt: text, reason: text, correct };
          const lines = pictures.map(([folder, sample]) => `${lineOf(folder, sample, change)}\n`);
          expect(parseGenevalResults(lines.join(""), "")).toEqual(
            E.right(
              pictures.map(([folder, sample]) => ({
                ...{ prompt: text, reason: text, correct, tag: "counting", folder, sample },
              })),
            ),
          );
        },
      ),
    ));
  it.each(["00007/samples/0003.png", "C:\\out\\00007\\samples\\3.png", "a/00007/samples/003.jpg"])(
    "finds picture 3 of prompt 7 in %s",
    (filename) =>
      expect(
        parseGenevalResults(JSON.stringify({ ...JSON.parse(lineOf(0, 0)), filename }), ""),
      ).toEqual(E.right([expect.objectContaining({ folder: 7, sample: 3 })])),
  );
  it("names file, line, column and field of every problem", () =>
    expect(
      said(lineOf(0, 0), '{"checksum":"12","row":{}}', lineOf(0, 1, { correct: 1 }), "{"),
    ).toEqual([
      expect.stringMatching(/^results\.jsonl:2:1: filename: missing; expected a picture's path/),
      expect.stringMatching(/^results\.jsonl:2:1: tag: missing/),
      expect.stringMatching(/^results\.jsonl:2:1: prompt: missing/),
      expect.stringMatching(/^results\.jsonl:2:1: correct: missing/),
      expect.stringMatching(/^results\.jsonl:2:1: reason: missing/),
      expect.stringMatching(/^results\.jsonl:3:\d\d+: correct: 1: expected boolean/),
      expect.stringMatching(/^results\.jsonl:4:2: is no JSON/),
    ]));
  it.each(["a.png", "00000/00000.png", "x/samples/0.png", "0/samples/a.png", "0/samples/0.gif"])(
    "refuses a picture called %s",
    (filename) =>
      expect(said(lineOf(0, 0, { filename }))[0]).toContain("expected a picture's path"),
  );
  it("refuses a picture that is judged twice, whatever its folder is called", () =>
    expect(said(lineOf(3, 1), lineOf(3, 2), "", lineOf(3, 1))).toEqual([
      "results.jsonl:4:1: judges 3/samples/1 as line 1 does",
    ]));
});
