import fc from "fast-check";
import * as t from "io-ts";
import { describe, expect, it } from "vitest";
import {
  closed,
  Finite,
  Int,
  Name,
  Natural,
  NonNegative,
  Positive,
  PositiveInt,
  perScale,
  TopP,
  wordOf,
} from "../../src/codecs.ts";

const odd = [
  0,
  -0,
  1,
  -1,
  0.5,
  0.50001,
  1.5,
  2 ** 53,
  Number.NaN,
  Infinity,
  -Infinity,
  "1",
  null,
  undefined,
  [],
  {},
  true,
];
const takes = (codec: t.Mixed) => odd.filter((value) => codec.decode(value)._tag === "Right");

describe("codecs", () => {
  it("take the numbers they name, and nothing else", () => {
    expect(takes(Int)).toEqual([0, -0, 1, -1]);
    expect(takes(PositiveInt)).toEqual([1]);
    expect(takes(Natural)).toEqual([0, -0, 1]);
    expect(takes(Finite)).toEqual([0, -0, 1, -1, 0.5, 0.50001, 1.5, 2 ** 53]);
    expect(takes(NonNegative)).toEqual([0, -0, 1, 0.5, 0.50001, 1.5, 2 ** 53]);
    expect(takes(Positive)).toEqual([1, 0.5, 0.50001, 1.5, 2 ** 53]);
    expect(takes(TopP)).toEqual([1, 0.50001]);
  });
  it("take names that can stand in a file name", () => {
    for (const name of ["a", "resample-6", "A_b", "0"]) expect(Name.is(name)).toBe(true);
    for (const name of ["", "-a", "a b", "a/b", "../a", "é", "a\n"])
      expect(Name.is(name)).toBe(false);
  });
  it("take a number, or one a scale", () => {
    const codec = perScale(Positive);
    for (const value of [1, [1], [1, 2], []]) expect(codec.is(value)).toBe(true);
    for (const value of [0, [1, 0], ["1"], null]) expect(codec.decode(value)._tag).toBe("Left");
  });
  it("take the words of a table, and no inherited ones", () => {
    const word = wordOf({ value: { about: "The value." }, max: { about: "The largest." } });
    expect(
      ["value", "max", "min", "constructor", "__proto__", 1].filter((x) => word.is(x)),
    ).toEqual(["value", "max"]);
    expect(word.name).toBe("one of value, max");
  });
});

describe("closed", () => {
  const codec = closed({ a: t.number }, { b: t.string });

  it("takes its keys alone, the optional ones or not", () => {
    for (const value of [{ a: 1 }, { a: 1, b: "x" }])
      expect(codec.decode(value)).toMatchObject({ right: value });
    for (const value of [
      {},
      { b: "x" },
      { a: "1" },
      { a: 1, b: 2 },
      { a: 1, c: 1 },
      [],
      null,
      1,
      "a",
    ])
      expect([codec.decode(value)._tag, codec.is(value)]).toEqual(["Left", false]);
  });
  it("knows its keys", () => {
    expect(codec.name).toBe("{ a, b? }");
    expect([Object.keys(codec.required), Object.keys(codec.optional)]).toEqual([["a"], ["b"]]);
    expect(closed().decode({})._tag).toBe("Right");
  });
  it("refuses every key it does not know, inherited names among them", () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString")),
        (key) => {
          fc.pre(key !== "a" && key !== "b");
          const value = JSON.parse(`{ "a": 1, ${JSON.stringify(key)}: 2 }`) as unknown;
          const decoded = codec.decode(value);
          expect(
            decoded._tag === "Left" && decoded.left.map(({ context }) => context.at(-1)?.key),
          ).toEqual([key]);
        },
      ),
    ));
});
