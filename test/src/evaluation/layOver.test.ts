import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { layOver } from "../../../src/evaluation/layOver.ts";
import type { Official } from "../../../src/evaluation/Official.ts";
import { officialPlaces } from "../../../src/evaluation/officialPlaces.ts";
import { placesOf } from "../../../src/evaluation/placesOf.ts";
import type { ResultRow } from "../../../src/evaluation/ResultRow.ts";
import type { Strategy } from "../../../src/evaluation/Strategy.ts";
import { settingsOf } from "../../arbitraries/evaluations.ts";
import { answersOn, verdictsOn } from "../../arbitraries/officials.ts";

const raw = { graph: "raw", n: 1 };
const tts = { graph: "tts-var", n: 2 };
const settings = settingsOf({
  runs: [raw, tts],
  prompts: [
    { prompt: "a cow", tag: "colors" },
    { prompt: "a pig", tag: "position" },
  ],
  seeds: [7, 5],
});
const rows = placesOf(settings).map(
  (place) =>
    ({
      ...place,
      scores: { alignment: 0.5 },
      correct: true,
      reason: "own",
    }) as unknown as ResultRow,
);
const on = (official: Official, strategy: Strategy) => {
  const laid = officialPlaces(official, strategy, settings);
  if (E.isLeft(laid)) throw new Error(laid.left);
  return laid.right;
};
const firstOnly = verdictsOn(settings, (promptAt) => promptAt === 0);
const counted = answersOn(settings, "bvqa", (picture) => picture);

describe("layOver", () => {
  it("puts GenEval's verdicts in the place of the judge's, and takes the judge's away elsewhere", () => {
    const { rows: laid } = layOver({ settings, rows }, [on(firstOnly, tts)]);
    expect(laid.map(({ correct, reason }) => [correct, reason])).toEqual([
      ...Array(4).fill([null, ""]),
      [true, "0 0"],
      [true, "0 1"],
      [false, "1 0"],
      [false, "1 1"],
    ]);
    expect(laid.map(({ scores }) => scores)).toEqual(Array(8).fill({ alignment: 0.5 }));
  });
  it("puts a metric beside the rewards, of several strategies, and leaves verdicts alone", () => {
    const more = answersOn(settings, "bvqa", (picture) => 10 + picture);
    const laid = layOver({ settings, rows }, [on(counted, tts), on(more, raw)]);
    expect(laid.rows.map(({ scores }) => scores.bvqa)).toEqual([10, 11, 12, 13, 0, 1, 2, 3]);
    expect(laid.rows.every(({ correct, reason }) => correct === true && reason === "own")).toBe(
      true,
    );
    expect(laid.settings.rewards).toEqual(["alignment", "bvqa"]);
  });
  it("says null where no file gives a metric, and changes no other row or setting", () => {
    const laid = layOver({ settings, rows }, [on(counted, tts)]);
    expect(laid.rows.slice(0, 4).map(({ scores }) => scores.bvqa)).toEqual(Array(4).fill(null));
    expect(layOver({ settings, rows }, [])).toEqual({ settings, rows });
  });
});
