import * as t from "io-ts";
import { describe, expect, it } from "vitest";
import {
  choiceOf,
  closed,
  Finite,
  keyOf,
  PositiveInt,
  perScale,
  wordOf,
} from "../../../src/codecs.ts";
import { problemsOf } from "../../../src/graph/Problem.ts";

const codec = closed(
  {
    count: PositiveInt,
    inner: closed({ values: perScale(Finite) }, { word: keyOf({ one: 1, two: 2 }) }),
  },
  { list: t.array(closed({ name: t.string })) },
);
const said = (input: unknown) =>
  problemsOf(codec.decode(input)).map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("problemsOf", () => {
  it("has nothing to say of what is right", () =>
    expect(said({ count: 1, inner: { values: [1, 2] }, list: [{ name: "a" }] })).toEqual([]));
  it("says where, in the reader's own keys and places, and what would be right", () =>
    expect(
      said({
        count: 1.5,
        inner: { values: "x", word: "three", wrod: 1 },
        list: [{ name: "a" }, { name: 2 }, 3],
      }),
    ).toEqual([
      "count: 1.5: expected an integer ≥ 1",
      'inner.wrod: unknown key "wrod"',
      'inner.values: "x": expected a finite number, or a list of such, one a scale',
      'inner.word: "three": expected one of one, two',
      "list.1.name: 2: expected string",
      "list.2: 3: expected a mapping",
    ]));
  it("says what is missing", () =>
    expect(said({})).toEqual([
      "count: missing; expected an integer ≥ 1",
      "inner: missing; expected a mapping",
    ]));
  it("suggests keys", () => {
    const hint = (key: string) =>
      problemsOf(codec.decode({ count: 1, inner: { values: 1 }, [key]: 0 })).map((p) => p.hint);
    expect(hint("lits")).toEqual(['did you mean "list"?']);
    expect(hint("zzzzzzzzzz")).toEqual(["known keys: count, inner, list"]);
    expect(problemsOf(closed().decode({ a: 1 }))[0]?.hint).toBe("known keys: none");
  });
  it("suggests the word that was meant, by itself or with its value", () => {
    const words = {
      always: { about: "Always." },
      ess: { about: "Below a share.", takes: Finite },
    };
    const hints = (value: unknown) => [
      ...problemsOf(choiceOf(words).decode(value)).map(({ hint }) => hint),
      ...problemsOf(wordOf(words).decode(value)).map(({ hint }) => hint),
    ];
    expect(hints("alway")).toEqual(Array(2).fill('did you mean "always"?'));
    expect(hints({ es: 0.5 })).toEqual(Array(2).fill('did you mean "ess"?'));
    expect(hints("zzzzzzzzzz")).toEqual([undefined, undefined]);
    expect(hints({ ess: "x" })[0]).toBeUndefined();
    expect(hints("ess")).toEqual([undefined]);
  });
  it("cuts long values short", () => {
    const [problem] = problemsOf(codec.decode({ count: "x".repeat(500), inner: { values: 1 } }));
    expect(problem?.message.length).toBeLessThan(100);
    expect(problem?.message).toContain("…");
  });
});
