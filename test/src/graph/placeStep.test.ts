import { expect, it } from "vitest";
import { type Placed, placeStep } from "../../../src/graph/placeStep.ts";

type Where = { readonly before?: string; readonly after?: string };

/** The names after these steps were placed, one after the other, among a, b and c. */
const order = (...steps: readonly (readonly [string, Where])[]) => {
  const start: readonly Placed[] = ["a", "b", "c"].map((name) => ({ name, layers: [] }));
  return steps
    .reduce(
      (placed, [name, where]) =>
        placeStep(
          placed,
          placed.find((step) => step.name === name),
          { name, layers: [] },
          where,
        ),
      start,
    )
    .map(({ name }) => name)
    .join(" ");
};

it.each([
  ["a b c x", [["x", {}]]],
  ["a b c", [["b", {}]]],
  ["x a b c", [["x", { before: "a" }]]],
  ["a b x c", [["x", { before: "c" }]]],
  ["a x b c", [["x", { after: "a" }]]],
  ["a b c x", [["x", { after: "c" }]]],
  ["b c a", [["a", { after: "c" }]]],
  ["c a b", [["c", { before: "a" }]]],
  ["a b c", [["b", { after: "a" }]]],
  ["a b c", [["b", { before: "c" }]]],
  [
    "x y a b c",
    [
      ["x", { before: "a" }],
      ["y", { before: "a" }],
    ],
  ],
  [
    "a x y b c",
    [
      ["x", { after: "a" }],
      ["y", { after: "a" }],
    ],
  ],
  [
    "a x y b c",
    [
      ["x", { after: "a" }],
      ["y", { after: "x" }],
    ],
  ],
  [
    "a x z y b c",
    [
      ["x", { after: "a" }],
      ["z", { after: "x" }],
      ["y", { after: "a" }],
    ],
  ],
  [
    "a x b y c",
    [
      ["x", { after: "a" }],
      ["y", { after: "b" }],
    ],
  ],
  [
    "a c x b",
    [
      ["c", { after: "a" }],
      ["x", { after: "a" }],
    ],
  ],
] as const)("%s", (expected, steps) => expect(order(...steps)).toBe(expected));
