import { describe, expect, it } from "vitest";
import { measureOf, metricsOf } from "../../../src/evaluation/measures.ts";
import { rowWith } from "../../arbitraries/judgedRows.ts";

const row = rowWith({ correct: true, scores: { alignment: -0.5, broken: null, zero: 0 } });

describe("measureOf", () => {
  it.each([
    ["judge", row, 1],
    ["judge", { ...row, correct: false }, 0],
    ["judge", { ...row, correct: null }, null],
    ["alignment", row, -0.5],
    ["zero", row, 0],
    ["broken", row, null],
    ["unheard of", row, null],
  ] as const)("%s", (metric, own, value) => expect(measureOf(metric)(own)).toBe(value));
});

describe("metricsOf", () => {
  it("names the judge first, then rewards as they come, each once", () =>
    expect(
      metricsOf([
        rowWith({ scores: { beauty: 1 } }),
        rowWith({ scores: { alignment: 1, beauty: null }, correct: false }),
      ]),
    ).toEqual(["judge", "beauty", "alignment"]));
  it("knows no judge where it said nothing", () =>
    expect(metricsOf([rowWith({ scores: { alignment: 1 } })])).toEqual(["alignment"]));
  it("finds nothing in nothing", () => expect(metricsOf([])).toEqual([]));
});
