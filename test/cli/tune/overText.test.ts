import { describe, expect, it } from "vitest";
import { overText } from "../../../cli/tune/overText.ts";

const rung = (...all: readonly (readonly [string, number])[]) => ({
  prompts: 3,
  standings: all.map(([name, flops]) => ({ name, flops, objective: 0 })),
});
const said = (...rungs: readonly ReturnType<typeof rung>[]) =>
  overText({ rungs, baselines: ["best-of-n"], budget: 10 });

describe("overText", () => {
  it("is silent where anything that was proposed kept to the budget", () =>
    expect(said(rung(["best-of-n", 9], ["a", 10], ["b", 11]), rung(["best-of-n", 9]))).toEqual([]));
  it("says who went on where nothing did", () =>
    expect(
      said(rung(["best-of-n", 9], ["a", 12], ["b", 11]), rung(["best-of-n", 9], ["b", 10])),
    ).toEqual([
      "Rung 1: all that was proposed spent more than the budget; b went on, the cheapest.",
    ]));
  it("says that none can win on the last rung", () =>
    expect(said(rung(["best-of-n", 9], ["a", 12]))).toEqual([
      "Rung 1: all that was proposed spent more than the budget, and could not win.",
    ]));
});
