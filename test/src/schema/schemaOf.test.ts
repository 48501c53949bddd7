import fc from "fast-check";
import * as t from "io-ts";
import { describe, expect, it } from "vitest";
import * as shipped from "../../../operators/index.ts";
import {
  byName,
  choiceOf,
  closed,
  described,
  Int,
  Natural,
  Positive,
  perScale,
  refusing,
  Share,
  wordOf,
} from "../../../src/codecs.ts";
import { GraphChange, StepChange } from "../../../src/graph/GraphFile.ts";
import { schemaOf } from "../../../src/schema/schemaOf.ts";
import { disputed, edges, judging } from "../../laws/schemaLaws.ts";

const table = {
  always: { about: "Each time." },
  ess: { about: "Below this share.", takes: Share },
  both: { about: "Takes two.", takes: closed({ a: described(Int, "The first.") }, { b: Int }) },
};
const values = [
  ...edges,
  ...["always", "ess", { always: null }, { ess: 0.5 }, { ess: 2 }, { ess: 0.5, always: 1 }],
  ...[{ ess: 0.5, both: { a: 1 } }, { both: { a: 1 } }, { both: { a: 1, b: 2 } }, { both: {} }],
  ...[
    { both: { a: 1, c: 2 } },
    { a: 1, b: 1 },
    { a: 1, c: 1 },
    { b: 1 },
    { a: 0.5 },
    [1, 2],
    [0.5],
  ],
];

describe("schemaOf", () => {
  it.each<[string, t.Mixed]>([
    ["words", wordOf({ always: { about: "Each time." }, "1": { about: "Once." } })],
    ["words that take a value", choiceOf(table)],
    ["a number or words", t.union([Natural, choiceOf(table)])],
    ["a closed mapping", closed({ a: Int }, { b: Int })],
    ["no keys", closed()],
    ["closed mappings within", closed({ a: closed({ "": t.number }) }, { b: t.array(Int) })],
    ["values by name", byName(Positive, "weights")],
    ["one or a list", perScale(Positive)],
    ["a literal", t.union([t.literal(1), t.literal("a"), t.literal(true)])],
    ["a boolean", t.boolean],
    ["a text", t.string],
    ["lists of lists", t.array(t.array(t.string))],
    ["a record", t.record(t.string, Int)],
    ["a described codec", described(closed({ a: described(Int, "One.") }), "All.")],
    ["anything", t.unknown],
  ])("takes what the codec takes, and nothing else: %s", (_, codec) => {
    expect(disputed(codec, values)).toEqual([]);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
        expect(disputed(codec, [value])).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
  it("takes null besides, where a key may be removed", () => {
    const { scales } = GraphChange.optional;
    expect(disputed(scales as t.Mixed, values)).toEqual([]);
    expect(judging(schemaOf(StepChange.optional.at as t.Mixed))(null)).toEqual([]);
  });
  it("repeats the sentences of keys and words", () =>
    expect(
      schemaOf(
        closed({ when: described(choiceOf(table), "When.") }, { at: described(Int, "Where.") }),
      ),
    ).toMatchObject({
      properties: {
        when: {
          description: "When.",
          oneOf: [
            { const: "always", description: "Each time." },
            {
              description: "Below this share.",
              properties: { ess: { type: "number", maximum: 1 } },
            },
            { properties: { both: { properties: { a: { description: "The first." } } } } },
          ],
        },
        at: { description: "Where." },
      },
      required: ["when"],
      additionalProperties: false,
    }));
  it("tells a rule across keys in words, and lets what breaks it pass", () => {
    const codec = refusing(closed({ a: Int }, { b: Int }), "b is above a.", ({ a, b = a + 1 }) =>
      b > a ? null : { message: "expected b > a" },
    );
    expect(schemaOf(codec).description).toBe("b is above a.");
    expect(codec.is({ a: 1, b: 1 })).toBe(false);
    expect(disputed(codec, values)).toEqual([{ a: 1, b: 1 }]);
  });
  it("refuses a codec that does not say what it takes, however deep", () => {
    const odd = t.refinement(t.number, (n) => n % 2 === 1, "an odd number");
    const named = t.record(t.union([t.literal("a"), t.literal("b")]), t.number);
    for (const codec of [
      odd,
      new t.Type<number>("mine", t.number.is, t.number.validate, t.identity),
      t.type({ a: t.number }),
      t.partial({ a: t.number }),
      t.tuple([t.number]),
      t.intersection([t.string, t.string]),
      t.UnknownRecord,
      named,
      t.undefined,
    ])
      for (const whole of [codec, closed({}, { a: t.array(t.union([t.string, codec])) })])
        expect(() => schemaOf(whole), codec.name).toThrow(TypeError);
    expect(() => schemaOf(odd)).toThrow('no JSON Schema of "an odd number"');
  });
  it.each(Object.entries(shipped.operators))(
    "knows the parameters of %s, each with a sentence",
    (_, { params }) => {
      const { properties } = schemaOf(params) as {
        properties: Record<string, { description: string }>;
      };
      for (const [key, { description }] of Object.entries(properties))
        expect(description, key).toMatch(/^[A-Z].+\.$/);
      expect(schemaOf(params)).toMatchObject({ type: "object", additionalProperties: false });
    },
  );
});
