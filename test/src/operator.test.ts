import * as t from "io-ts";
import { describe, expect, it } from "vitest";
import { operators } from "../../operators/index.ts";
import { closed, PositiveInt } from "../../src/codecs.ts";
import { defineOperator, isOperator, needsOf } from "../../src/operator.ts";

const thin = defineOperator(
  {
    name: "thin",
    about: "Thins.",
    params: closed({ to: PositiveInt }, { soft: t.boolean }),
    needs: ["cache"],
    adds: [],
    clears: [],
  },
  () => (source) => source as never,
);
const params = {
  to: 6,
  lambda: 1,
  potential: "value",
  scheme: "multinomial",
  encoder: "a",
  reduce: "pca",
  reward: "b",
  by: "first",
  children: 2,
  accept: { above: 0 },
  tries: 2,
  above: 0,
} as const;
/** Where a parameter of the same name means something else, or no other has it. */
const special: Readonly<Record<string, object>> = {
  rate: { by: "confidence" },
  spread: { by: "k-medoids" },
  choose: { images: 2, by: "score" },
  predict: { model: { 1: { intercept: 0, weights: { b: { 1: 0.5 } } } } },
};

describe("defineOperator", () => {
  it("makes a step that is a stream and the value of a graph file at once", () => {
    const step = thin({ to: 2, soft: true }, "thin-2");
    expect(typeof step).toBe("function");
    expect({ ...step }).toEqual({ op: "thin", id: "thin-2", with: { to: 2, soft: true } });
    expect({ ...thin({ to: 2 }) }).toEqual({ op: "thin", with: { to: 2 } });
    expect({ ...operators.decode() }).toEqual({ op: "decode" });
    expect({ ...operators.decode({}) }).toEqual({ op: "decode" });
  });
  it("refuses parameters that its codec refuses, all at once", () => {
    expect(() => thin({ to: 0, softt: 1 } as never)).toThrow(RangeError);
    expect(() => thin({ to: 0, softt: 1 } as never)).toThrow(
      'thin: softt: unknown key "softt"; thin: to: 0: expected an integer ≥ 1',
    );
    expect(() => (thin as unknown as () => void)()).toThrow("thin: to: missing");
  });
  it("carries its specification", () => {
    const { name, about, needs, adds, clears } = thin;
    expect([name, about, needs, adds, clears]).toEqual(["thin", "Thins.", ["cache"], [], []]);
    expect(needsOf(thin as never, { to: 1 })).toEqual(["cache"]);
    expect(needsOf(operators.resample as never, { latest: true })).toEqual(["history"]);
  });
  it("keeps no hold of the parameters it was called with", () => {
    const given = { to: 2 };
    const step = thin(given);
    given.to = 9;
    expect(step.with).toEqual({ to: 2 });
  });
});

describe("every operator", () => {
  it.each(Object.entries(operators))(
    "%s stands under its own name and says what it does",
    (name, operator) => {
      expect(operator.name).toBe(name);
      expect(operator.about).toMatch(/^[A-Z].*\.$/);
      const { required, optional } = operator.params as ReturnType<typeof closed>;
      const known = { ...required, ...optional };
      const own = Object.fromEntries(Object.entries(params).filter(([key]) => key in known));
      const given = { ...own, ...special[name] };
      const step = (operator as (p: object, id: string) => object)(given, "here");
      expect({ ...step }).toMatchObject({ op: name, id: "here" });
    },
  );
});

it("isOperator knows what defineOperator made, and nothing that only looks like it", () => {
  for (const operator of [thin, ...Object.values(operators)])
    expect(isOperator(operator)).toBe(true);
  for (const other of [
    null,
    {},
    () => {},
    { ...thin },
    thin({ to: 1 }),
    Object.assign(() => {}, { params: thin.params }),
  ])
    expect(isOperator(other)).toBe(false);
});
