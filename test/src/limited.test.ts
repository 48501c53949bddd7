import fc from "fast-check";
import * as t from "io-ts";
import { expect, it } from "vitest";
import { byName, byScale, Finite, Name, Positive, perScale } from "../../src/codecs.ts";
import { FileBelow } from "../../src/graph/FileBelow.ts";
import { type Bounds, bounded, limited, matching } from "../../src/limited.ts";
import { disputed, edges } from "../laws/schemaLaws.ts";

const bounds: fc.Arbitrary<Bounds> = fc
  .record({
    type: fc.constantFrom("integer" as const, "number" as const, undefined),
    low: fc.constantFrom(
      {},
      ...[-1, 0, 0.5, 1].flatMap((x) => [{ minimum: x }, { exclusiveMinimum: x }]),
    ),
    high: fc.constantFrom({}, { maximum: 1 }, { maximum: 1e9 }),
  })
  .map(({ type, low, high }) => ({ ...(type === undefined ? {} : { type }), ...low, ...high }));

it("a number's bounds mean the same to the codec and to JSON Schema", () =>
  fc.assert(
    fc.property(bounds, fc.array(fc.double()), (given, values) => {
      expect(disputed(bounded(given), [...edges, ...values, ...values.map(Math.round)])).toEqual(
        [],
      );
    }),
    { numRuns: 100 },
  ));
it("a number's bounds are its name", () => {
  const names: readonly (readonly [Bounds, string])[] = [
    [{}, "a finite number"],
    [{ type: "integer" }, "an integer"],
    [{ type: "integer", minimum: 1 }, "an integer ≥ 1"],
    [{ minimum: 0 }, "a number ≥ 0"],
    [{ exclusiveMinimum: 0 }, "a number > 0"],
    [{ maximum: 2.5 }, "a number ≤ 2.5"],
    [{ minimum: 0, maximum: 1e9 }, "a number in 0…1e9"],
    [{ exclusiveMinimum: 0.5, maximum: 1 }, "a number in (0.5, 1]"],
  ];
  for (const [given, name] of names) expect(bounded(given).name).toBe(name);
});
it("a text's pattern means the same to the codec and to JSON Schema", () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: "binary" }))), (texts) => {
      const paths = texts.map((text) => `./${text}/a`);
      for (const codec of [Name, FileBelow, matching(/^.$/u, "one character")])
        expect(disputed(codec, [...edges, ...texts, ...paths])).toEqual([]);
    }),
  ));
it("any other limit has both its readings in one place", () => {
  const pair = limited(
    t.array(t.number),
    ({ length }) => length === 2,
    { minItems: 2, maxItems: 2 },
    "a pair",
  );
  expect([[1, 2], [1], [1, 2, 3], ["a", "b"]].map((value) => pair.is(value))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(pair.name).toBe("a pair");
  expect(disputed(pair, [...edges, [1, 2], [1, 2, 3], ["a", "b"]])).toEqual([]);
});
it("byName takes values by names, and at least one", () => {
  const codec = byName(perScale(Positive), "weights");
  const values = [{ a: 1 }, { a: [1], "b-2": 3 }, {}, { a: 0 }, { "": 1 }, { "a b": 1, a: 1 }, []];
  expect(values.map((value) => codec.is(value))).toEqual([true, true, ...Array(5).fill(false)]);
  expect(disputed(codec, [...edges, ...values])).toEqual([]);
  expect(codec.decode({ a: 1, "a b": 2 })._tag).toBe("Left");
});
it("byScale takes values by scales, and at least one", () => {
  const codec = byScale(Finite, "weights");
  for (const good of [{ 0: 1 }, { 5: 0.2, 12: -1 }])
    expect(codec.decode(good)).toEqual({ _tag: "Right", right: good });
  for (const bad of [{}, { x: 1 }, { "-1": 1 }, { "1.5": 1 }, { "07": 1 }, { 5: "x" }, null])
    expect(codec.decode(bad)._tag).toBe("Left");
});
