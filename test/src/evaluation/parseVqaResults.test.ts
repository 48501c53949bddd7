import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../../cli/describeProblem.ts";
import { parseVqaResults } from "../../../src/evaluation/parseVqaResults.ts";

const said = (text: string) => {
  const read = parseVqaResults(text, "vqa_result.json");
  return E.isLeft(read) ? read.left.map(describeProblem) : [];
};
const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x));

describe("parseVqaResults", () => {
  it("reads numbers, or texts of numbers, in any order, and sorts them", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(), value), { selector: ([picture]) => picture }),
        fc.boolean(),
        fc.boolean(),
        (entries, spellsId, spellsAnswer) => {
          const text = JSON.stringify(
            entries.map(([id, answer]) => ({
              question_id: spellsId ? String(id) : id,
              answer: spellsAnswer ? String(answer) : answer,
            })),
          );
          const sorted = [...entries].sort(([a], [b]) => a - b);
          expect(parseVqaResults(text, "")).toEqual(
            E.right(sorted.map(([picture, x]) => ({ picture, value: x }))),
          );
        },
      ),
    ));
  it("reads what BLIP-VQA and UniDet write", () =>
    expect(
      parseVqaResults(
        '[{"question_id": 1, "answer": "0.0312"}, {"question_id": 0, "answer": 0.8125}]',
        "",
      ),
    ).toEqual(
      E.right([
        { picture: 0, value: 0.8125 },
        { picture: 1, value: 0.0312 },
      ]),
    ));
  it.each([
    [
      '[{"question_id": 0, "answer": "yes"}]',
      'vqa_result.json:1:21: [0].answer: "yes": expected a number',
    ],
    ['[{"question_id": 0, "answer": ""}]', '[0].answer: "": expected a number'],
    ['[{"question_id": 0, "answer": "nan"}]', "expected a number"],
    [
      '[{"question_id": 0.5, "answer": 1}]',
      "[0].question_id: 0.5: expected a picture's number, from 0",
    ],
    ['[{"question_id": -1, "answer": 1}]', "expected a picture's number, from 0"],
    ['[\n{"question_id": 0}]', "vqa_result.json:2:1: [0].answer: missing"],
    ['[{"question_id": 0, "answer": NaN}]', "vqa_result.json:1:31: is no JSON"],
    ["{}", "{}: expected "],
    [
      '[{"question_id": 3, "answer": 1},\n {"question_id": "3", "answer": 1}]',
      "vqa_result.json:2:2: [1]: picture 3 is answered above already",
    ],
  ])("refuses %s", (text, message) => expect(said(text)[0]).toContain(message));
});
