import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Predictor, predicted } from "../../../src/selection/predictor.ts";

const number = fc.double({ min: -9, max: 9, noNaN: true });
const past = [
  { scale: 5, reward: "alignment", score: 1 },
  { scale: 5, reward: "aesthetic", score: 10 },
  { scale: 7, reward: "alignment", score: 2 },
  { scale: 7, reward: "predicted", score: 99 },
];

describe("predicted", () => {
  it("is a weighted sum of raw scores by reward and scale", () => {
    const weights = { alignment: { 5: 0.2, 7: 0.6 }, aesthetic: { 5: -0.1 } };
    expect(predicted({ intercept: 0.5, weights }, past)).toBeCloseTo(0.5 + 0.2 + 1.2 - 1, 12);
    expect(predicted({ intercept: 0, weights: { predicted: { 7: 1 } } }, past)).toBe(99);
  });
  it("takes the later of two scores of one reward at a scale", () =>
    expect(
      predicted({ intercept: 0, weights: { alignment: { 7: 1 } } }, [
        ...past,
        { scale: 7, reward: "alignment", score: 5 },
      ]),
    ).toBe(5));
  it("names a score that was never made", () =>
    expect(() => predicted({ intercept: 0, weights: { aesthetic: { 7: 1 } } }, past)).toThrow(
      new RangeError("no score of aesthetic at scale 7 to predict from"),
    ));
  it("is dead where a score that counts is", () => {
    const dead = [{ scale: 0, reward: "alignment", score: Number.NaN }];
    expect(predicted({ intercept: 1, weights: { alignment: { 0: 2 } } }, dead)).toBeNaN();
  });
  it("becomes the value of the last step that it reaches, and of the first below that", () => {
    const at = (score: number) =>
      predicted(
        {
          intercept: 0,
          weights: { r: { 0: 1 } },
          steps: [
            [-1, 0.1],
            [0, 0.1],
            [2, 0.9],
          ],
        },
        [{ scale: 0, reward: "r", score }],
      );
    expect([-5, -1, 0, 1.9, 2, 1e9].map(at)).toEqual([0.1, 0.1, 0.1, 0.1, 0.9, 0.9]);
  });
  it("with steps never falls as its sum rises", () =>
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1 }), number, number, (all, a, b) => {
        const rising = [...all].sort((x, y) => x - y);
        const predictor = {
          ...{ intercept: 0, weights: { r: { 0: 1 } } },
          steps: rising.map((from, i) => [from, i]),
        };
        const of = (score: number) => predicted(predictor, [{ scale: 0, reward: "r", score }]);
        expect(of(Math.min(a, b))).toBeLessThanOrEqual(of(Math.max(a, b)));
      }),
    ));
});

describe("Predictor", () => {
  const plain = { intercept: 0, weights: { alignment: { 5: 1 } } };
  it("is read from a file and nothing else is", () => {
    for (const good of [
      plain,
      { ...plain, steps: [[0, 1]] },
      {
        ...plain,
        steps: [
          [0, 1],
          [1, 1],
        ],
      },
    ])
      expect(Predictor.decode(good)).toEqual({ _tag: "Right", right: good });
    for (const bad of [
      ...[{}, { intercept: 0 }, { intercept: 0, weights: {} }, { ...plain, intercept: "x" }],
      ...[
        { ...plain, weights: { alignment: {} } },
        { ...plain, weights: { alignment: { x: 1 } } },
      ],
      ...[
        { ...plain, weights: { alignment: { "05": 1 } } },
        { ...plain, weights: { "no name": { 5: 1 } } },
      ],
      ...[
        { ...plain, steps: [] },
        { ...plain, steps: [[0]] },
        { ...plain, steps: [[0, 1, 2]] },
      ],
      ...[
        {
          ...plain,
          steps: [
            [0, 1],
            [0, 2],
          ],
        },
        {
          ...plain,
          steps: [
            [0, 1],
            [1, 0],
          ],
        },
      ],
    ])
      expect(Predictor.decode(bad)._tag).toBe("Left");
  });
});
