import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Found } from "../../../src/evaluation/Found.ts";
import { type Relation, relations } from "../../../src/evaluation/relations.ts";
import { found } from "../../arbitraries/founds.ts";

const at = (x: number, y: number, radius = 10): Found => ({
  ...{ shape: "star", colour: "red", confidence: 1 },
  ...{ x, y, radius },
});
const inOrder = (words: readonly Relation[]): readonly Relation[] =>
  (["left of", "right of", "above", "below"] as const).filter((word) => words.includes(word));
const swapped = (pairs: Readonly<Partial<Record<Relation, Relation>>>) => (word: Relation) =>
  pairs[word] ?? word;
const opposite = swapped({
  "left of": "right of",
  "right of": "left of",
  above: "below",
  below: "above",
});

describe("relations", () => {
  it("names the four directions, y downwards", () => {
    const middle = at(32, 32);
    expect(relations(at(2, 32), middle)).toEqual(["left of"]);
    expect(relations(at(62, 32), middle)).toEqual(["right of"]);
    expect(relations(at(32, 2), middle)).toEqual(["above"]);
    expect(relations(at(32, 62), middle)).toEqual(["below"]);
  });
  it("names two on the slant, where each axis has more than half of the way", () => {
    expect(relations(at(0, 0, 2), at(60, 60, 2))).toEqual(["left of", "above"]);
    expect(relations(at(0, 0, 2), at(60, 30, 2))).toEqual(["left of"]);
  });
  it("names none within a tenth of both boxes' sides: 4 pixels for two radii of 10", () => {
    expect(relations(at(28, 32), at(32, 32))).toEqual([]);
    expect(relations(at(32, 32), at(32, 32))).toEqual([]);
    // A little beyond it the rest is small beside the whole way: half of it is needed.
    expect(relations(at(27, 32), at(32, 32))).toEqual([]);
    expect(relations(at(24, 32), at(32, 32))).toEqual([]);
    expect(relations(at(23.75, 32), at(32, 32))).toEqual(["left of"]);
  });
  it("measures the slack on both boxes", () => {
    expect(relations(at(24, 32, 1), at(32, 32, 19))).toEqual([]);
    expect(relations(at(24, 32, 1), at(32, 32, 18))).toEqual(["left of"]);
  });
  it("turns round when both change places", () =>
    fc.assert(
      fc.property(found, found, (a, b) => {
        expect(relations(b, a)).toEqual(inOrder(relations(a, b).map(opposite)));
      }),
    ));
  it("moves with the picture, and turns with it", () =>
    fc.assert(
      fc.property(found, found, fc.integer(), (a, b, by) => {
        const moved = ({ x, y, ...rest }: Found) => ({ ...rest, x: x + (by % 64), y: y - 3 });
        expect(relations(moved(a), moved(b))).toEqual(relations(a, b));
        const turned = ({ x, y, ...rest }: Found) => ({ ...rest, x: y, y: x });
        const diagonal = swapped({
          "left of": "above",
          above: "left of",
          "right of": "below",
          below: "right of",
        });
        expect(relations(turned(a), turned(b))).toEqual(inOrder(relations(a, b).map(diagonal)));
      }),
    ));
  it("never names both of two opposites, and loses none when boxes shrink", () =>
    fc.assert(
      fc.property(found, found, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const words = relations(a, b);
        for (const word of words) expect(words).not.toContain(opposite(word));
        const smaller = relations(
          { ...a, radius: a.radius * share },
          { ...b, radius: b.radius * share },
        );
        expect(smaller).toEqual(expect.arrayContaining([...words]));
      }),
    ));
});
