import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMapping, type Layers, merged, vain, within } from "../../../src/graph/Layers.ts";

/** Layers of these values, the newest first; each says its own number as its file. */
const layers = (...values: readonly unknown[]): Layers =>
  values.map((value, i) => ({
    value,
    path: [],
    locate: (problem) => ({ ...problem, file: String(i), line: 1, column: 1 }),
  }));
const key = fc.constantFrom("a", "b", "__proto__", "constructor", "0");
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(0, 1, "x", true),
    fc.constant(null),
    fc.array(fc.nat(3), { maxLength: 3 }),
    fc
      .array(fc.tuple(key, tie("tree")), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));
/** The rule as its sentence says it, without layers. */
const laid = (below: unknown, top: unknown): unknown => {
  if (!isMapping(below) || !isMapping(top)) return top;
  const result = new Map(Object.entries(below));
  for (const [name, value] of Object.entries(top)) {
    if (value === null && result.has(name)) result.delete(name);
    else result.set(name, result.has(name) ? laid(result.get(name), value) : value);
  }
  return Object.fromEntries(result);
};
const text = (value: unknown) => JSON.stringify(value);
/** A key that is removed and said again stands last: the order of keys means nothing. */
const sorted = (value: unknown): string =>
  isMapping(value)
    ? `{${Object.keys(value)
        .sort()
        .map((name) => `${name}: ${sorted(value[name])}`)}}`
    : text(value);

describe("merged", () => {
  it("merges mappings key by key; lists and numbers replace, null removes", () => {
    const below = { with: { to: 2, at: [1, 2], deep: { x: 1, y: 2 } }, about: "a" };
    const top = { with: { to: null, at: [3], deep: { y: 3 } } };
    expect(merged(layers(top, below))).toEqual({
      with: { at: [3], deep: { x: 1, y: 3 } },
      about: "a",
    });
    expect(merged(layers({ a: 1 }))).toEqual({ a: 1 });
    expect(merged(layers({ a: { c: 1 } }, { a: null }, { a: { b: 1 } }))).toEqual({ a: { c: 1 } });
    expect(merged(layers({ a: { c: 1 } }, { a: 2 }, { a: { b: 1 } }))).toEqual({ a: { c: 1 } });
    expect(({} as { x?: number }).x).toBeUndefined();
  });
  it("is the plain rule for any two", () =>
    fc.assert(
      fc.property(tree, tree, (top, below) => {
        expect(text(merged(layers(top, below)))).toBe(text(laid(below, top)));
      }),
      { numRuns: 2_000 },
    ));
  it("is the same one layer at a time, where nothing is removed in vain", () =>
    fc.assert(
      fc.property(tree, tree, tree, (top, middle, below) => {
        const removes = (value: unknown, ...under: readonly unknown[]) =>
          vain(layers(value)[0] as Layers[0], layers(...under)).length === 0;
        fc.pre(removes(middle, below) && removes(top, middle, below));
        const stepwise = laid(laid(below, middle), top);
        expect(sorted(merged(layers(top, middle, below)))).toBe(sorted(stepwise));
      }),
      { numRuns: 2_000 },
    ));
  it("inherits nothing", () => {
    const hostile = JSON.parse('{ "__proto__": { "x": 1 }, "constructor": 2 }');
    const result = merged(layers(hostile, { a: 1 })) as object;
    expect(Object.keys(result).sort()).toEqual(["__proto__", "a", "constructor"]);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(within(layers({ a: 1 }), "toString")).toEqual([]);
  });
});

describe("within", () => {
  it("goes down into every layer that can be seen, and tells where", () => {
    const found = within(
      within(layers({ a: { x: 1 } }, { b: 1 }, { a: { x: 2, y: 3 } }), "a"),
      "x",
    );
    expect(found.map(({ value, path }) => [value, path])).toEqual([
      [1, ["a", "x"]],
      [2, ["a", "x"]],
    ]);
  });
  it("sees nothing below a list, a number or null, nor beside what is there", () => {
    expect(within(layers([5, 6], [1, 2, 3]), 1).map(({ value }) => value)).toEqual([6]);
    expect(within(layers([5, 6], [1, 2, 3]), 2)).toEqual([]);
    expect(within(layers(1, { a: 1 }), "a")).toEqual([]);
    expect(within(layers({ b: 1 }, null, { a: 1 }), "a")).toEqual([]);
    expect(within([], "a")).toEqual([]);
  });
});

describe("vain", () => {
  const said = (top: unknown, ...below: readonly unknown[]) =>
    vain(layers(top)[0] as Layers[0], layers(...below)).map(
      ({ path, message, hint }) => `${path.join(".")}: ${message} | ${hint}`,
    );
  it("names every key that is not there to remove, and those that are", () => {
    expect(
      said({ x: null, with: { lamda: null, to: null } }, { with: { lambda: 1, to: 2 } }),
    ).toEqual([
      'x: there is no "x" to remove | keys there: with',
      'with.lamda: there is no "lamda" to remove | keys there: lambda, to',
    ]);
    expect(said({ a: null }, { a: null }, { a: 1 })).toEqual([
      'a: there is no "a" to remove | keys there: none',
    ]);
  });
  it("has nothing to say of what replaces or is new", () => {
    expect(said({ a: { b: null } }, { a: 1 })).toEqual([]);
    expect(said({ a: { b: null } }, {})).toEqual([]);
    expect(said({ a: [null] }, { a: [1] })).toEqual([]);
    expect(said({ a: null })).toEqual([]);
  });
});
