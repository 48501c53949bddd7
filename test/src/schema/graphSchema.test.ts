import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import * as t from "io-ts";
import { describe, expect, it } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { operators } from "../../../operators/index.ts";
import { closed, type Shape } from "../../../src/codecs.ts";
import { check } from "../../../src/graph/check.ts";
import { graph } from "../../../src/graph/Graph.ts";
import { parse } from "../../../src/graph/parse.ts";
import { resolve } from "../../../src/graph/resolve.ts";
import { writtenIn } from "../../../src/graph/Written.ts";
import type { AnyOperator } from "../../../src/operator.ts";
import { graphSchema } from "../../../src/schema/graphSchema.ts";
import { extended } from "../../arbitraries/extended.ts";
import { graphs } from "../../arbitraries/graphs.ts";
import { graphText, shipped } from "../../fakes/fakeDraw.ts";
import { judging } from "../../laws/schemaLaws.ts";

const { cluster, generate, join, keep, resample, score } = operators;
const file = new URL("../../../graphs/graph.schema.json", import.meta.url);
const schema = graphSchema(operators);
const judge = judging(schema);
const fits = (value: unknown) => judge(value).length === 0;

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The codec of an operator's keys, without a rule across them. */
const keysOf = ({ params }: AnyOperator) => {
  const { required, optional } = params as unknown as Shape;
  return closed(required, optional);
};
const isOperator = (op: string): op is keyof typeof operators => Object.hasOwn(operators, op);
const takesStep = ({ op, with: params }: { readonly op: string; readonly with?: unknown }) => {
  if (!isOperator(op)) return false;
  const operator: AnyOperator = operators[op];
  return params === undefined
    ? operator.params.is({})
    : t.UnknownRecord.is(params) && keysOf(operator).is(params);
};
/** Whether a file that stands for itself has nothing wrong that a codec sees. */
const takes = (value: unknown) =>
  writtenIn(JSON.stringify(value), "mine.json").problems.length === 0 &&
  (value as { steps: { op: string }[] }).steps.every(takesStep);

/** Steps with every kind of parameter. */
const rich = [
  generate({ guidance: [1, 2], temperature: 0.5, topP: 1 }),
  cluster({ to: 2, pick: "drawn" }),
  score({ rewards: { alignment: 1, aesthetic: 0.5 }, combine: "weighted", normalise: "z" }),
  ...[3, { linear: 3 }, { tokens: 3 }, { adaptive: { to: 3, ess: 0.5 } }].map((lambda) =>
    resample({
      to: 2,
      lambda,
      potential: "value",
      scheme: "residual",
      trigger: { ess: 0.5 },
    } as never),
  ),
  resample({
    ...{ to: 2, lambda: 1, potential: { twisted: 0.5 }, scheme: "systematic", trigger: "never" },
    ...{ history: "all", latest: true, correct: true },
  }),
  resample({ to: 2, lambda: 0, potential: { "top-sum": 2 }, scheme: "stratified" }),
  keep({ to: 1, by: "first" }),
  { ...join(), from: ["a", "b"] },
  { ...join(), from: "a" },
];
/** A test with all that one may say. */
const fullTest = {
  ...{ step: "a", name: "b", scale: 0, n: 2, seed: 3, prompt: "c", sides: [1, 2] },
  given: {
    ...{ scores: [1], history: [[0.5, 1]], features: [[1, 2]] },
    ...{ logWeights: [-1], weighed: [[0.5]], lambda: 1 },
  },
  expect: { survivors: [0, 0], logWeights: [0.5, 1] },
};
const whole = fc
  .tuple(
    graphs(),
    fc.array(fc.constantFrom(...rich), { maxLength: 3 }),
    fc.constantFrom({}, { tests: [] }, { tests: [fullTest] }),
  )
  .map(([{ steps, ...head }, more, tests]) => ({ ...graph(head, [...more, ...steps]), ...tests }));

const strange: readonly unknown[] = [
  ...[null, true, -1, 0, 1, 1.5, 1e9 + 1, 2 ** 53, "", "x", "a b", "../a", [], [-1], ["x"], {}],
  ...["best", "draw", "value", "first", "pca", "z", "always", { ess: 0.5 }, { ess: 2 }, { x: 1 }],
  ...[{ twisted: 0.5 }, { "top-sum": 1.5 }, { linear: -1 }, { tokens: 1, linear: 1 }, "alignment"],
  ...[{ adaptive: { to: 1 } }, { alignment: 0 }, { alignment: 1 }, { to: 1 }],
];
const keys = [
  ...["x", "at", "id", "from", "with", "op", "to", "before", "without", "extends", "name", "n"],
  ...["tests", "given", "expect", "survivors", "scores"],
  ...["lambda", "potential", "scheme", "reward", "combine", "ess", "steps", "source", "__proto__"],
];

/** The same value with something put, replaced or taken away at one place in it. */
function mutated(value: unknown, fate: () => number): unknown {
  const places = Array.isArray(value)
    ? [...value.keys()]
    : isMapping(value)
      ? Object.keys(value)
      : [];
  const place = places[fate() % places.length];
  const odd = strange[fate() % strange.length];
  const action = fate() % 8;
  if (place === undefined || action === 0) return odd;
  const entries = Object.entries(value as object);
  if (action === 1 && !Array.isArray(value)) entries.push([keys[fate() % keys.length] ?? "", odd]);
  const changed = entries.flatMap(([key, inner]): [string, unknown][] => {
    if (key !== String(place)) return [[key, inner]];
    return action === 2 ? [] : [[key, action === 1 ? inner : mutated(inner, fate)]];
  });
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}
const fates = fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 });
const following = (numbers: readonly number[]) => {
  let next = 0;
  return () => numbers[next++ % numbers.length] as number;
};

const plain = { name: "mine", scales: 3, paths: 2 };
const alone = (step: unknown, head: unknown = plain) => ({ ...(head as object), steps: [step] });
const change = (step: unknown) => ({ name: "mine", extends: "./a.yaml", steps: [step] });
const sampling = { to: 2, lambda: 1, potential: "value", scheme: "systematic" };
const resampled = (params: object) => ({ op: "resample", with: { ...sampling, ...params } });

describe("graphSchema", () => {
  it("is what graphs/graph.schema.json says", () => {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (process.env.UPDATE_DOCS === "1") writeFileSync(file, text);
    expect(existsSync(file) && readFileSync(file, "utf8")).toBe(text);
  });
  it.each(shipped)("takes %s", (name) => expect(judge(parseYaml(graphText(name)))).toEqual([]));
  it("takes the fixtures", () => {
    const folder = new URL("../../fixtures/graphs/", import.meta.url);
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names)
      expect([name, judge(parseYaml(readFileSync(new URL(name, folder), "utf8")))]).toEqual([
        name,
        [],
      ]);
  });

  it.each<[string, unknown, string]>([
    ["unknown key of the file", { ...alone({ op: "best" }), pahts: 1 }, ""],
    ["unknown key of a step", alone({ op: "best", att: [1] }), "/steps/0"],
    ["unknown parameter", alone({ op: "cluster", with: { to: 1, too: 1 } }), "/steps/0/with"],
    ["parameter where there is none", alone({ op: "best", with: { to: 1 } }), "/steps/0/with"],
    [
      "unknown key within a parameter",
      alone(resampled({ lambda: { adaptive: { to: 1, ess: 1, x: 1 } } })),
      "/steps/0/with/lambda/adaptive",
    ],
    ["unknown operator", alone({ op: "genrate" }), "/steps/0/op"],
    ["wrong word", alone(resampled({ potential: "maxx" })), "/steps/0/with/potential"],
    ["word without what it takes", alone(resampled({ trigger: "ess" })), "/steps/0/with/trigger"],
    [
      "word with what it does not take",
      alone(resampled({ trigger: { never: 1 } })),
      "/steps/0/with/trigger",
    ],
    ["two words", alone(resampled({ lambda: { linear: 1, tokens: 1 } })), "/steps/0/with/lambda"],
    ["integer out of range", alone({ op: "cluster", with: { to: 0 } }), "/steps/0/with/to"],
    ["number out of range", alone(resampled({ lambda: 2e9 })), "/steps/0/with/lambda"],
    [
      "share out of range",
      alone(resampled({ potential: { twisted: 1.5 } })),
      "/steps/0/with/potential/twisted",
    ],
    ["open bound", alone({ op: "generate", with: { topP: 0.5 } }), "/steps/0/with/topP"],
    [
      "weight out of range",
      alone({ op: "score", with: { rewards: { a: 0 }, combine: "product" } }),
      "/steps/0/with/rewards/a",
    ],
    [
      "no weights",
      alone({ op: "score", with: { rewards: {}, combine: "product" } }),
      "/steps/0/with/rewards",
    ],
    ["not a name", alone({ op: "score", with: { reward: "a b" } }), "/steps/0/with/reward"],
    ["scale out of range", alone({ op: "best", at: [-1] }), "/steps/0/at/0"],
    ["missing key of the file", alone({ op: "best" }, { name: "mine", scales: 3 }), ""],
    ["missing steps", plain, ""],
    ["missing operator", alone({ id: "best" }), "/steps/0"],
    ["missing parameters", alone({ op: "cluster" }), "/steps/0"],
    ["missing parameters, of which none is needed by itself", alone({ op: "score" }), "/steps/0"],
    ["missing parameter", alone({ op: "cluster", with: {} }), "/steps/0/with"],
    [
      "missing key within a parameter",
      alone(resampled({ lambda: { adaptive: { to: 1 } } })),
      "/steps/0/with/lambda/adaptive",
    ],
    ["wrong type of a head key", { ...alone({ op: "best" }), name: 3 }, "/name"],
    ["wrong n", { ...alone({ op: "best" }), n: 2 }, "/n"],
    ["wrong type of a step", alone("generate"), "/steps/0"],
    ["wrong type of from", alone({ op: "best", from: 3 }), "/steps/0/from"],
    ["wrong type of parameters", alone({ op: "cluster", with: [1] }), "/steps/0/with"],
    ["wrong type of a parameter", alone({ op: "cluster", with: { to: "2" } }), "/steps/0/with/to"],
    ["null", alone({ op: "best", at: null }), "/steps/0/at"],
    ["no mapping", ["generate"], ""],
    [
      "unknown key of a test",
      { ...alone({ op: "best" }), tests: [{ ...fullTest, at: 1 }] },
      "/tests/0",
    ],
    [
      "unknown list of a test",
      { ...alone({ op: "best" }), tests: [{ ...fullTest, given: { score: [1] } }] },
      "/tests/0/given",
    ],
    [
      "place that is none",
      { ...alone({ op: "best" }), tests: [{ ...fullTest, expect: { survivors: [0.5] } }] },
      "/tests/0/expect/survivors/0",
    ],
    ["without, and nothing extended", { ...alone({ op: "best" }), without: ["a"] }, ""],
    ["a place, and nothing extended", alone({ op: "best", before: "a" }), "/steps/0"],
  ])("refuses what the codecs refuse, at its place: %s", (_, value, place) => {
    expect(takes(value)).toBe(false);
    expect(judge(value).map((problem) => problem.slice(0, problem.indexOf(" ")))).toContain(place);
  });
  it("refuses of a file that extends another what is wrong whatever that says", () => {
    for (const value of [
      { ...change({ id: "a" }), pahts: 1 },
      { extends: "./a.yaml" },
      { name: "mine", extends: "../a.yaml" },
      { name: "mine", extends: null },
      { ...change({ id: "a" }), scales: 0 },
      { ...change({ id: "a" }), without: "a" },
      change({ id: "a", att: [1] }),
      change({ id: "a", at: ["1"] }),
      change({ id: null }),
      change({ op: null }),
      change({ op: "genrate" }),
      change({ op: "resample", with: { too: 1 } }),
      change({ op: "resample", with: { potential: "maxx" } }),
      change({ op: "resample", with: { to: 0 } }),
      change({ op: "best", with: { to: 1 } }),
      change({ id: "a", with: { too: 1 } }),
      change({ id: "a", with: { potential: "maxx" } }),
      change({ id: "a", with: { to: 2, reduce: "pca" } }), // no operator takes both
    ])
      expect([value, fits(value)]).toEqual([value, false]);
  });
  it("takes of a file that extends another what may be right", () => {
    for (const value of [
      { name: "mine", extends: "./a.yaml" },
      { ...change({ id: "a" }), scales: null, about: null, without: [] },
      change({ id: "a", at: null, with: null, after: "b" }),
      change({ id: "a", with: { lambda: { tokens: null, adaptive: { ess: 0.5 } } } }),
      change({ id: "a", with: { reward: null, rewards: { alignment: null }, combine: "product" } }),
      change({ op: "resample", with: { potential: { twisted: 0.5 } } }),
    ])
      expect([value, judge(value)]).toEqual([value, []]);
  });

  it("explains every operator, in both kinds of file", () => {
    const words = Object.entries(operators).map(([op, { about }]) => ({
      const: op,
      description: about,
    }));
    const op = { properties: { op: { description: "The operator.", oneOf: words } } };
    const steps = { properties: { steps: { items: op } } };
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    expect(schema).toMatchObject({ then: steps, else: steps });
  });
  it("agrees with the codecs about random files that stand for themselves", () =>
    fc.assert(
      fc.property(whole, fates, fc.nat(2), (value, numbers, times) => {
        const fate = following(numbers);
        let file: unknown = value;
        for (let i = 0; i < times; i++) file = mutated(file, fate);
        fc.pre(!(isMapping(file) && Object.hasOwn(file, "extends")));
        expect(fits(file)).toBe(takes(file));
      }),
      { numRuns: 1000 },
    ));
  it("refuses no file that changes a right one into a right one", () =>
    fc.assert(
      fc.property(extended(), ({ base, change: said }) => {
        const text = {
          "mine.yaml": stringify({ ...said, extends: "./a.yaml" }),
          "a.yaml": stringify(base),
        };
        const found = resolve(text["mine.yaml"], "mine.yaml", () => text["a.yaml"]);
        fc.pre(fits(base) && found._tag === "Right" && fits(found.right.graph));
        expect(judge({ ...said, extends: "./a.yaml" })).toEqual([]);
      }),
      { numRuns: 250 },
    ));

  it.each<[string, unknown]>([
    ["a rule across keys", alone({ op: "score", with: { reward: "a", combine: "product" } })],
    ["no step", { ...plain, steps: [] }],
    ["two steps of one name", { ...plain, steps: [{ op: "best" }, { op: "best" }] }],
    ["a scale that the file has not", alone({ op: "best", at: [3] })],
    ["a scale twice", alone({ op: "best", at: [1, 1] })],
    ["a step that is not there", alone({ op: "best", from: "nobody" })],
    ["a field that nobody makes", alone({ op: "best" })],
    ["more than any machine can hold", alone({ op: "best" }, { ...plain, paths: 20_000 })],
  ])("leaves to the checker what takes more than one look: %s", (_, value) => {
    expect(judge(value)).toEqual([]);
    const parsed = parse(JSON.stringify(value), "mine.json");
    expect(parsed._tag === "Right" && check(parsed.right.graph, operators)._tag).toBe("Left");
  });
  it("knows the operators that it is given, and no others", () => {
    const { best } = operators;
    const mine = judging(graphSchema({ mine: best }));
    expect(mine(alone({ op: "mine" }))).toEqual([]);
    expect(mine(alone({ op: "best" }))).not.toEqual([]);
    expect(mine(change({ op: "mine", with: {} }))).toEqual([]);
    expect(mine(change({ op: "best" }))).not.toEqual([]);
  });
});
