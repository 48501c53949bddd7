import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Found } from "../../../src/evaluation/Found.ts";
import type { PromptRow, Wanted } from "../../../src/evaluation/PromptRow.ts";
import { verdict } from "../../../src/evaluation/verdict.ts";
import { colourNames, founds, shapeNames } from "../../arbitraries/founds.ts";

type Rules = Pick<PromptRow, "include" | "exclude">;

/** Requests without a place, of classes that differ. */
const include = fc.uniqueArray(
  fc.record(
    {
      class: fc.constantFrom(...shapeNames),
      count: fc.integer({ min: 1, max: 3 }),
      color: fc.constantFrom(...colourNames),
    },
    { requiredKeys: ["class", "count"] },
  ) as fc.Arbitrary<Wanted>,
  { minLength: 1, maxLength: 3, selector: (wanted) => wanted.class },
);
const ask = (wanted: Omit<Wanted, "class" | "count"> & Partial<Wanted>): Wanted => ({
  class: "star",
  count: 1,
  ...wanted,
});
const object = (change: Partial<Found> = {}): Found => ({
  ...{ shape: "star", colour: "red", x: 32, y: 32, radius: 8, confidence: 0.9 },
  ...change,
});

/** Exactly what is asked for. */
const shown = (requests: readonly Wanted[]): readonly Found[] =>
  requests.flatMap(({ class: shape, count, color = "red" }) =>
    Array.from({ length: count }, (_, i) =>
      object({ shape, colour: color, confidence: 0.9 - i / 100 }),
    ),
  );
const right = (rules: Rules, objects: readonly Found[]) => verdict(rules, objects).correct;

describe("verdict", () => {
  it("is right, without a reason, exactly where nothing is wrong", () =>
    fc.assert(
      fc.property(include, founds, (requests, objects) => {
        expect(verdict({ include: requests }, shown(requests))).toEqual({
          correct: true,
          reason: "",
        });
        const { correct, reason } = verdict({ include: requests }, objects);
        expect(correct).toBe(reason === "");
      }),
    ));
  it("misses any object that is taken away", () =>
    fc.assert(
      fc.property(include, fc.nat(), (requests, which) => {
        const objects = shown(requests);
        expect(right({ include: requests }, objects.toSpliced(which % objects.length, 1))).toBe(
          false,
        );
      }),
    ));
  it("does not depend on the order in which objects are told", () =>
    fc.assert(
      fc.property(include, founds, (requests, objects) => {
        expect(verdict({ include: requests }, objects.toReversed())).toEqual(
          verdict({ include: requests }, objects),
        );
      }),
    ));
  it("looks at the surest objects of a class only, as many as asked for", () =>
    fc.assert(
      fc.property(include, founds, founds, (requests, objects, more) => {
        const before = verdict({ include: requests }, objects);
        fc.pre(before.correct);
        const least = Math.min(...objects.map(({ confidence }) => confidence));
        const unsure = more.map((each) => ({ ...each, confidence: each.confidence * least }));
        expect(verdict({ include: requests }, [...objects, ...unsure])).toEqual(before);
      }),
    ));
  it("asks colour of the surest: a surer one of another colour makes it wrong", () => {
    const rules = { include: [ask({ color: "red" })] };
    const blue = object({ colour: "blue", confidence: 0.8 });
    expect(right(rules, [object(), blue])).toBe(true);
    expect(verdict(rules, [object({ confidence: 0.7 }), blue])).toEqual({
      correct: false,
      reason: "star: blue, not red",
    });
    expect(right({ include: [ask({ color: "red", count: 2 })] }, [object(), blue])).toBe(false);
  });
  it("cares for no object of another class", () =>
    fc.assert(
      fc.property(include, founds, founds, (requests, objects, others) => {
        const moons = others.map((each) => ({ ...each, shape: "moon" }));
        expect(verdict({ include: requests }, [...objects, ...moons])).toEqual(
          verdict({ include: requests }, objects),
        );
      }),
    ));
  it("excludes a number and all above it, whatever the colour", () => {
    const exclude = [{ class: "star", count: 3 }];
    const rules = { include: [ask({ count: 2 })], exclude };
    const stars = (count: number) =>
      Array.from({ length: count }, (_, i) => object({ colour: colourNames[i % 3] as string }));
    expect([0, 1, 2, 3, 4].map((count) => right(rules, stars(count)))).toEqual([
      ...[false, false, true, false, false],
    ]);
    expect(verdict(rules, stars(3)).reason).toBe("star: 3, not fewer than 3");
  });
  it("tells everything that is wrong", () =>
    expect(
      verdict(
        {
          include: [ask({ color: "blue" }), ask({ class: "ring", position: ["above", 0] })],
          exclude: [{ class: "star", count: 1 }],
        },
        [object(), object({ shape: "ring" })],
      ).reason,
    ).toBe("star: red, not blue; ring: nothing for it to be above; star: 1, not fewer than 1"));
});

describe("verdict of places", () => {
  const rules = (count = 1): Rules => ({
    include: [ask({ count }), ask({ class: "ring", position: ["left of", 0] })],
  });
  const ring = (x: number) => object({ shape: "ring", x });

  it("sees the second from the first", () => {
    expect(right(rules(), [object(), ring(8)])).toBe(true);
    expect(right(rules(), [object(), ring(56)])).toBe(false);
    expect(verdict(rules(), [object(), ring(32)]).reason).toBe("ring: not left of");
  });
  it("wants it of every object that it is seen from", () => {
    const stars = [object({ x: 60 }), object({ x: 30, confidence: 0.8 })];
    expect(right(rules(2), [...stars, ring(8)])).toBe(true);
    expect(right(rules(2), [...stars, ring(45)])).toBe(false);
    expect(right(rules(1), [...stars, ring(45)])).toBe(true);
  });
  it("wants it of every object that lies there", () => {
    const two = { include: [ask({}), ask({ class: "ring", count: 2, position: ["left of", 0] })] };
    const rings = (x: number) => [ring(x), { ...ring(8), confidence: 0.8 }];
    expect(right(two as Rules, [object(), ...rings(10)])).toBe(true);
    expect(right(two as Rules, [object(), ...rings(56)])).toBe(false);
  });
  it("changes with the mirror", () =>
    fc.assert(
      fc.property(founds, (objects) => {
        const place = (word: "left of" | "right of"): Rules => ({
          include: [ask({}), ask({ class: "circle", position: [word, 0] })],
        });
        const mirrored = objects.map((each) => ({ ...each, x: 64 - each.x }));
        expect(right(place("right of"), mirrored)).toBe(right(place("left of"), objects));
      }),
    ));
});
