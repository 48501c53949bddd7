import { describe, expect, it } from "vitest";
import { type Combining, combinations } from "../../../src/selection/combinations.ts";
import { normalisations } from "../../../src/selection/normalisations.ts";
import { type Scoring, scoringOf } from "../../../src/selection/scoringOf.ts";

const rewards = { alignment: 1, aesthetic: 0.5 };
const table = [
  [3, 1, 2],
  [4, 8, 0],
];

describe("scoringOf", () => {
  it("takes one reward as it is", () => {
    const { combined, ...about } = scoringOf({ reward: "alignment" });
    expect(about).toEqual({ roles: ["alignment"], name: "alignment", bias: null });
    expect(combined([[3, Number.NaN, Infinity]])).toEqual([3, Number.NaN, Infinity]);
  });
  it("combines several by their words, weights in the order of their roles", () => {
    const of = (more: Omit<Extract<Scoring, { combine: unknown }>, "rewards">) =>
      scoringOf({ rewards, ...more });
    const mean = of({ combine: "mean-rank" });
    expect(mean.roles).toEqual(["alignment", "aesthetic"]);
    expect(mean.combined(table)).toEqual(combinations["mean-rank"].combine(table, [1, 0.5]));
    expect(of({ combine: "weighted" }).combined(table)).toEqual([5, 5, 2]);
    expect(of({ combine: "weighted", normalise: "minmax" }).combined(table)).toEqual(
      combinations.weighted.combine(table, [1, 0.5], normalisations.minmax.normalise),
    );
  });
  it("puts the reward that gates first, wherever it stands, and names its threshold", () => {
    const combine = { "gate-then-rank": { gate: "aesthetic", from: 4 } };
    const { roles, name, combined } = scoringOf({
      rewards: { alignment: 2, aesthetic: 1 },
      combine,
    });
    expect(roles).toEqual(["aesthetic", "alignment"]);
    expect(name).toBe("gate-then-rank(aesthetic from 4, 2 alignment)");
    expect(combined([[4, 8, 0], table[0] as number[]])).toEqual([
      ...[1 + (1 - 0.5 / 7), 1 + (1 - 0.5 / 3), 0.5 / 5],
    ]);
  });
  it("names what it combines, weights other than 1 included", () => {
    expect(scoringOf({ rewards, combine: "mean-rank" }).name).toBe(
      "mean-rank(alignment, 0.5 aesthetic)",
    );
    expect(scoringOf({ rewards, combine: "weighted", normalise: "z" }).name).toBe(
      "weighted z(alignment, 0.5 aesthetic)",
    );
  });
  it("is of its image alone where neither the combination nor the normalisation looks around", () => {
    const bias = (combine: Combining, normalise?: keyof typeof normalisations) =>
      scoringOf({ rewards, combine, ...(normalise === undefined ? {} : { normalise }) }).bias;
    const gated = { "gate-then-rank": { gate: "alignment", from: 0 } };
    for (const alone of [
      ...[bias("weighted"), bias("weighted", "raw"), bias("product")],
      ...[bias("minimum"), bias("minimum", "raw"), bias(gated)],
    ])
      expect(alone).toBeNull();
    for (const around of [
      bias("minimum", "z"),
      bias("weighted", "z"),
      bias("weighted", "minmax"),
      bias("weighted", "rank"),
      bias("mean-rank"),
      bias("softmax-mean"),
    ])
      expect(around).toMatch("its score hangs on the other paths' scores");
  });
});
