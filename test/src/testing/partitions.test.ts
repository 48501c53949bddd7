import { describe, expect, it } from "vitest";
import { partitions } from "../../../src/testing/partitions.ts";
import { toyModels } from "../../../src/testing/toyModels.ts";

const aim = { prompt: "two stars", reward: "alignment", lambda: 10 };
const of = (scales: number, cells?: number) => {
  const { truth } = toyModels({ scales });
  const { mass, total } = truth.target(aim);
  return { truth, mass, total, found: partitions(truth, aim, cells) };
};
const sizes = (cellOf: readonly number[], weights: ArrayLike<number>) => {
  const sums = Array<number>(Math.max(...cellOf) + 1).fill(0);
  for (const [i, cell] of cellOf.entries()) sums[cell] = (sums[cell] ?? 0) + (weights[i] ?? 0);
  return sums;
};

describe("partitions", () => {
  it("is of single images where there are few", () => {
    const { found } = of(3);
    expect(found.map(({ name }) => name)).toEqual(["possible", "image"]);
    expect(found[1]?.cellOf).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
  it("puts what can never be drawn by itself", () => {
    const { truth, found } = of(13);
    for (const [i, cell] of (found[0]?.cellOf ?? []).entries())
      expect(cell).toBe(truth.probability(truth.images[i] ?? "", aim.prompt) > 0 ? 0 : 1);
  });
  it.each([2, 16, 32])("has %d cells, by bits and by score, about equally likely", (cells) => {
    const { found, mass, total } = of(13, cells);
    expect(found.map(({ name }) => name)).toEqual(["possible", "bits", "score"]);
    for (const { cellOf } of found.slice(1)) {
      const shares = sizes(cellOf, mass).map((x) => (x / total) * cells);
      expect(shares).toHaveLength(cells);
      expect(Math.min(...shares)).toBeGreaterThan(0.6);
      expect(Math.max(...shares)).toBeLessThan(1.7);
    }
  });
  it("has no cell beyond the last, whatever rounding leaves over", () => {
    const { truth } = of(13);
    const ending = toyModels({
      // What is never drawn comes last by score.
      rescore: (score, { bits, prompt }) => (truth.probability(bits, prompt) > 0 ? score : 1),
    }).truth;
    for (let cells = 1; cells <= 12; cells++)
      for (const { cellOf } of partitions(ending, aim, cells).slice(1))
        expect(Math.max(...cellOf)).toBe(cells - 1);
  });
  it("leaves no cell empty where one image outweighs all others", () => {
    const { truth } = toyModels({
      scales: 6,
      rescore: (score, { bits }) => (bits === "000000" ? 1 : score),
    });
    const [, bits, score] = partitions(truth, aim, 8).map(({ cellOf }) => cellOf);
    expect([...new Set(bits)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(bits?.lastIndexOf(0)).toBe(0);
    // It comes last by score, so that all others share what is left before it.
    expect([...new Set(score)].sort()).toEqual([0, 1]);
    expect(score?.lastIndexOf(1)).toBe(0);
  });
  it("keeps neighbours together: by bits, and by score", () => {
    const { truth, found } = of(13);
    const [, bits, score] = found.map(({ cellOf }) => cellOf);
    expect(bits).toEqual(bits?.toSorted((a, b) => a - b));
    const scores = truth.images.map((image) => truth.score("alignment", image, aim.prompt));
    const sorted = [...scores.keys()].toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
    const cells = sorted.map((i) => score?.[i] ?? -1);
    expect(cells).toEqual(cells.toSorted((a, b) => a - b));
  });
});
