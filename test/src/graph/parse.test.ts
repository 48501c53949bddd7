import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import { parse } from "../../../src/graph/parse.ts";
import { graphText, shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

/** Problems as a person reads them. */
const problems = (text: string) => {
  const parsed = parse(text, "mine.yaml");
  if (parsed._tag === "Left")
    return parsed.left.map(({ line, column, message }) => `${line}:${column} ${message}`);
  const checked = check(parsed.right.graph, operators);
  if (checked._tag === "Right") return [];
  return checked.left
    .map((problem) => parsed.right.locate(problem))
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
};
/** Never throws; whatever it refuses it places inside the text. */
const survives = (text: string) => {
  const lines = text.split(/\r\n|\r|\n/).length;
  const parsed = parse(text, "mine.yaml");
  const found = parsed._tag === "Left" ? parsed.left : [];
  if (parsed._tag === "Left") expect(found.length).toBeGreaterThan(0);
  else {
    const checked = check(parsed.right.graph, operators);
    if (checked._tag === "Left")
      for (const problem of checked.left) {
        const located = parsed.right.locate(problem);
        expect(located.line).toBeGreaterThanOrEqual(1);
        expect(located.line).toBeLessThanOrEqual(lines);
      }
  }
  for (const { file, line, column, message } of found) {
    expect(file).toBe("mine.yaml");
    expect([line, column].every((x) => Number.isSafeInteger(x) && x >= 1)).toBe(true);
    expect(line).toBeLessThanOrEqual(lines);
    expect(message).not.toBe("");
  }
  return found.map(({ message }) => message);
};
const tooDeep = "nested more than 100 levels deep";
const head = "name: mine\nscales: 2\npaths: 1\n";

describe("parse", () => {
  it.each(shipped)("reads %s", (name) => {
    expect(shippedGraph(name).name).toBe(name);
    if (!/^extends:/m.test(graphText(name))) expect(problems(graphText(name))).toEqual([]);
  });
  it("names every problem at once, each at its line and column", () => {
    const text = [
      "name: 3",
      "scales: 0",
      "pahts: 8",
      "steps:",
      "  - { op: generate, att: [3] }",
      "  - { op: 4, at: [-1, 2.5] }",
      "  - generate",
      "n: 2",
    ].join("\n");
    expect(problems(text)).toEqual([
      '3:1 unknown key "pahts"',
      "1:1 3: expected string",
      "2:1 0: expected an integer ≥ 1",
      "1:1 missing; expected an integer ≥ 1",
      '5:21 unknown key "att"',
      "6:7 4: expected string",
      "6:19 -1: expected an integer ≥ 0",
      "6:23 2.5: expected an integer ≥ 0",
      '7:5 "generate": expected a mapping',
      "8:1 2: expected 1",
    ]);
  });
  it("suggests the nearest key, and tells which there are where none is near", () => {
    const parsed = parse("name: a\nscale: 13\nzzzzzzzz: 1\npaths: 1\nsteps: []", "f");
    const hints = parsed._tag === "Left" ? parsed.left.map(({ hint }) => hint) : [];
    expect(hints.slice(0, 2)).toEqual([
      'did you mean "scales"?',
      "known keys: name, scales, paths, steps, about, source, n, rounds, extends, without, tests",
    ]);
  });
  it("names what is wrong with YAML itself", () => {
    expect(problems(`${head}steps:\n\t- { op: generate }`)[0]).toMatch(/^5:1 Tabs are not allowed/);
    expect(problems(`${head}name: again\nsteps: []`)[0]).toMatch(/^4:1 Map keys must be unique/);
    expect(problems("a: [")[0]).toMatch(/^1:\d+ /);
    expect(problems("a: 1\n---\nb: 2")[0]).toMatch(/multiple documents/);
    expect(problems("")).toEqual(["1:1 null: expected a mapping"]);
    expect(problems("# only this")).toEqual(["1:1 null: expected a mapping"]);
    expect(problems("- a\n- b")).toEqual(['1:1 ["a","b"]: expected a mapping']);
    expect(problems("two stars")).toEqual(['1:1 "two stars": expected a mapping']);
    expect(problems("x".repeat(1_000_001))).toEqual(["1:1 longer than 1000000 characters"]);
  });
  it("refuses what extends another file, which it cannot read", () =>
    expect(problems("name: a\nextends: ./b.yaml")).toEqual([
      "2:1 extends another file, which is not read here",
    ]));
  it("lets nothing in a file run, be inherited or pass for what it is not", () => {
    const steps = "steps:\n  - { op: generate }\n";
    for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(survives(`${head}${steps}${key}: { polluted: 1 }`)).toEqual([`unknown key "${key}"`]);
      const named = problems(`${head}steps:\n  - { op: ${key} }\n`);
      expect(named).toEqual([`5:7 no operator "${key}"`]);
      const inside = problems(`${head}steps:\n  - { op: generate, with: { ${key}: 1 } }\n`);
      expect(inside).toContain(`5:29 unknown key "${key}"`);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const tagged = [
      "!!js/function 'function () { return 1 }'",
      "!!js/undefined ''",
      "!ruby/object:Gem {}",
      "!<tag:yaml.org,2002:js/function> x",
    ];
    for (const value of tagged) {
      expect(survives(`${head}${steps}about: ${value}`)[0]).toMatch(/tag/i);
      expect(survives(`${head}steps: [{ op: ${value} }]`)[0]).toMatch(/tag/i);
    }
  });
  it("survives bombs: aliases, circles, depth, length", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefghijk".split("").map((letter, i) => {
        const before = "abcdefghijk"[i];
        return `${letter}: &${letter} [${Array(9).fill(`*${before}`).join(",")}]`;
      }),
    ].join("\n");
    expect(survives(bomb)[0]).toMatch(/alias/i);
    expect(survives("steps: &a\n  - *a\nname: x")).toEqual(["an alias names what it stands in"]);
    expect(survives("&a { name: *a, steps: *a }")).toEqual(["an alias names what it stands in"]);
    expect(survives(`${head}steps: &s [{ op: generate, with: { guidance: *s } }]`)).toEqual([
      "an alias names what it stands in",
    ]);
    for (const [open, close] of [
      ["[", "]"],
      ["{ a: ", "}"],
      ["- ", ""],
      ["? ", ""],
      ["[ #]\n", "]"],
      ["{ a: '}', b: ", "}"],
    ] as const)
      for (const depth of [50, 99, 2_000, 50_000]) {
        const text = `${open.repeat(depth)}1${close.repeat(depth)}`;
        if (depth < 100) survives(text);
        else expect(survives(text)).toEqual([tooDeep]);
        if (depth > 100 && open !== "- ") expect(survives(`steps: ${text}`)).toEqual([tooDeep]);
      }
    for (const line of ["a:", "-", "?"])
      survives(Array.from({ length: 1_400 }, (_, i) => " ".repeat(i) + line).join("\n"));
    expect(survives(`steps: ${"[".repeat(100_000)}`)).toEqual([tooDeep]);
    survives(`${head}steps:\n  - { op: ${"generate".repeat(1_000)} }`);
  });
  it("does not take for ever over numbers that no model has", () => {
    for (const scales of [1e3, 1e6, 1e9, 2 ** 53 - 1]) {
      const text = `name: mine\nscales: ${scales}\npaths: 1\nsteps: [{ op: generate }]`;
      expect(problems(text).length).toBeGreaterThan(0);
    }
    expect(problems(`name: a\nscales: 1\npaths: 1e15\nsteps: [{ op: generate }]`)).not.toEqual([]);
  });
  it("survives YAML 1.1 and its types", () => {
    for (const value of [
      "!!binary aGk=",
      "!!set { a, b }",
      "!!timestamp 2001-12-14",
      "!!omap [a: 1]",
      "yes",
      "0o7",
      ".nan",
      ".inf",
      "-.inf",
      "1e400",
    ])
      for (const key of ["name", "scales", "paths", "steps", "n"])
        survives(`%YAML 1.1\n---\nname: a\nscales: 1\npaths: 1\n${key}: ${value}`);
    expect(problems("name: a\nscales: .nan\npaths: .inf\nsteps: []")).toEqual([
      "2:1 NaN: expected an integer ≥ 1",
      "3:1 Infinity: expected an integer ≥ 1",
    ]);
    survives("? [a, b]\n: c\n? { x: 1 }\n: d\n1: e\nnull: f");
  });
  it("survives anything", () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...shipped.map(graphText)),
        fc.nat(),
        fc.nat(30),
        fc.string({ unit: "binary" }),
      )
      .map(([text, where, length, put]) => {
        const from = where % text.length;
        return text.slice(0, from) + put + text.slice(from + length);
      });
    const token = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      "- ",
      "? ",
      "&a ",
      "*a",
      "!!",
      "|",
      ">",
      "'",
      '"',
      "#",
      "%",
      "@",
      "\n",
      "\t",
      "  ",
      "name",
      "steps",
      "op: generate",
      "<<",
      "---",
      "...",
      "\0",
      "\ufeff",
      "1e9",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.string({ unit: "binary-ascii", maxLength: 60 }),
          fc.array(token, { maxLength: 30 }).map((parts) => parts.join("")),
          mutated,
          fc.jsonValue().map((value) => JSON.stringify(value)),
          fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("latin1")),
        ),
        (text) => void survives(text),
      ),
      { numRuns: 1_000 },
    );
  });
});
