import { describe, expect, it } from "vitest";
import { officialSummary } from "../../../src/evaluation/officialSummary.ts";

const verdict = (tag: string, correct: boolean) => ({
  ...{ prompt: tag, tag, correct, reason: "", folder: 0, sample: 0 },
});

describe("officialSummary", () => {
  it("is GenEval's: the mean of the categories' means, however many pictures each has", () => {
    const verdicts = [
      verdict("odd", true),
      verdict("color_attr", false),
      verdict("color_attr", true),
      verdict("color_attr", true),
      verdict("color_attr", true),
      verdict("single_object", true),
    ];
    expect(officialSummary([{ benchmark: "geneval", verdicts }])).toEqual({
      scores: [
        { name: "single_object", score: 1, pictures: 1 },
        { name: "color_attr", score: 0.75, pictures: 4 },
        { name: "odd", score: 1, pictures: 1 },
      ],
      mean: (1 + 0.75 + 1) / 3,
    });
  });
  it("has a score a file of T2I-CompBench", () =>
    expect(
      officialSummary([
        {
          benchmark: "t2i",
          metric: "bvqa",
          answers: [
            { picture: 0, value: 0.5 },
            { picture: 1, value: 1 },
          ],
        },
        { benchmark: "t2i", metric: "unidet-2d", answers: [{ picture: 0, value: 0.25 }] },
      ]),
    ).toEqual({
      scores: [
        { name: "bvqa", score: 0.75, pictures: 2 },
        { name: "unidet-2d", score: 0.25, pictures: 1 },
      ],
      mean: 0.5,
    }));
  it("is of nothing no number", () => expect(officialSummary([]).mean).toBeNaN());
});
