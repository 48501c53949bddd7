import { expect, it } from "vitest";
import { closed, Int } from "../../src/codecs.ts";
import { problemsOf } from "../../src/graph/Problem.ts";
import { refusing } from "../../src/refusing.ts";

const range = refusing(
  closed({ low: Int }, { high: Int, note: Int }),
  "From low to high.",
  ({ low, high, note }) => {
    if (note !== undefined) return { message: "expected no note" };
    return high === undefined || high < low ? { key: "high", message: `expected ≥ ${low}` } : null;
  },
);
const outer = closed({ range });

it("refusing lets pass what the codec and the rule let pass", () => {
  expect(range.decode({ low: 1, high: 2 })).toEqual({ _tag: "Right", right: { low: 1, high: 2 } });
  expect(range.is({ low: 1, high: 2 })).toBe(true);
  expect(range.encode({ low: 1, high: 2 })).toEqual({ low: 1, high: 2 });
});
it("refusing names the key that the rule is about, in its place, or the whole mapping", () => {
  expect(problemsOf(outer.decode({ range: { low: 3, high: 2 } }))).toEqual([
    { path: ["range", "high"], message: "2: expected ≥ 3" },
  ]);
  expect(problemsOf(outer.decode({ range: { low: 3 } }))).toEqual([
    { path: ["range", "high"], message: "missing; expected ≥ 3" },
  ]);
  expect(problemsOf(outer.decode({ range: { low: 3, note: 1 } }))).toEqual([
    { path: ["range"], message: '{"low":3,"note":1}: expected no note' },
  ]);
  expect(range.is({ low: 3, high: 2 })).toBe(false);
});
it("refusing says first what is wrong with the keys by themselves, and asks no rule then", () => {
  expect(problemsOf(range.decode({ low: 0.5, high: 0, other: 1 }))).toEqual([
    { path: ["other"], message: 'unknown key "other"', hint: "known keys: low, high, note" },
    { path: ["low"], message: "0.5: expected an integer" },
  ]);
  expect(range.is({ low: "3" })).toBe(false);
});
it("refusing keeps the keys, and the rule in words, for whoever describes them", () => {
  expect(Object.keys(range.required)).toEqual(["low"]);
  expect(Object.keys(range.optional)).toEqual(["high", "note"]);
  expect(range.name).toBe("{ low, high?, note? }");
  expect(range.about).toBe("From low to high.");
});
