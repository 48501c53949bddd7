import fc from "fast-check";
import { expect, it } from "vitest";
import { nearest } from "../../../src/graph/nearest.ts";

const known = ["generate", "decode", "extract", "cluster", "score", "resample", "best", "draw"];
const word = fc.constantFrom(...known);

it("nearest finds a word with one letter dropped, added, changed or in another case", () =>
  fc.assert(
    fc.property(
      word,
      fc.nat(),
      fc.constantFrom("drop", "add", "change", "upper"),
      (right, where, how) => {
        const at = where % right.length;
        const [before, after] = [right.slice(0, at), right.slice(at + 1)];
        const wrong = {
          drop: before + after,
          add: `${before}x${right.slice(at)}`,
          change: `${before}x${after}`,
          upper: right.toUpperCase(),
        }[how];
        expect(nearest(wrong, known)).toBe(right);
      },
    ),
  ));
it("nearest gives the closest, the first of equals, and nothing where none is close", () => {
  expect(nearest("scale", ["scales", "scare"])).toBe("scales");
  expect(nearest("at", ["ab", "ac"])).toBe("ab");
  expect(nearest("xyzzy", known)).toBeUndefined();
  expect(nearest("", known)).toBeUndefined();
  expect(nearest("ab", ["cd"])).toBeUndefined();
  expect(nearest("score", [])).toBeUndefined();
  const hundred = "x".repeat(100);
  expect(nearest(`${hundred.slice(1)}y`, [hundred])).toBe(hundred);
  expect(nearest(`${hundred}y`, [hundred])).toBeUndefined();
  expect(nearest(hundred, [`${hundred}y`])).toBeUndefined();
});
