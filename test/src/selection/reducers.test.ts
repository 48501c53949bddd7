import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { principalScores } from "../../../src/selection/principalScores.ts";
import { reducers } from "../../../src/selection/reducers.ts";

/** Each word for one image alone. */
const all = Object.entries(reducers).map(([word, { reduce }]) => {
  const one = (patches: Float32Array, rows: number, columns: number) =>
    reduce([patches], rows, columns)[0] as Float32Array;
  return [word, one] as const;
});
const only = Object.fromEntries(all) as Record<keyof typeof reducers, (typeof all)[number][1]>;

/** `[P, D]` patches with numbers of any finite size. */
const patches = () =>
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
    .chain(([rows, columns]) =>
      fc
        .float32Array({
          minLength: rows * columns,
          maxLength: rows * columns,
          noNaN: true,
          noDefaultInfinity: true,
        })
        .map((numbers) => ({ numbers, rows, columns })),
    );

describe("reducers", () => {
  it("are the words of graph files", () =>
    expect(Object.keys(reducers)).toEqual(["pca", "pca-joint", "pool", "none"]));
  it("give [P], [D] and [P·D]", () =>
    fc.assert(
      fc.property(patches(), ({ numbers, rows, columns }) => {
        expect(only.pca(numbers, rows, columns)).toHaveLength(rows);
        expect(only["pca-joint"](numbers, rows, columns)).toHaveLength(rows);
        expect(only.pool(numbers, rows, columns)).toHaveLength(columns);
        expect(only.none(numbers, rows, columns)).toHaveLength(rows * columns);
      }),
    ));
  it.each(all)("%s gives no NaN, repeats itself and leaves the patches alone", (_, reduce) =>
    fc.assert(
      fc.property(patches(), ({ numbers, rows, columns }) => {
        const before = numbers.slice();
        const features = reduce(numbers, rows, columns);
        expect(features.some(Number.isNaN)).toBe(false);
        expect(reduce(numbers, rows, columns)).toEqual(features);
        expect(numbers).toEqual(before);
      }),
    ),
  );
  it.each(all)("%s passes a NaN on", (_, reduce) =>
    fc.assert(
      fc.property(patches(), fc.nat(), ({ numbers, rows, columns }, at) => {
        numbers[at % numbers.length] = NaN;
        expect(reduce(numbers, rows, columns).some(Number.isNaN)).toBe(true);
      }),
    ),
  );
  it.each(all)("%s refuses another shape", (_, reduce) => {
    expect(() => reduce(new Float32Array(6), 4, 2)).toThrow("6 numbers are no [4, 2] patches");
    expect(() => reduce(new Float32Array(0), 0, 2)).toThrow(RangeError);
    expect(() => reduce(new Float32Array(4), -2, -2)).toThrow(RangeError);
  });
  it("pca takes the rows for patches", () => {
    const numbers = new Float32Array([1, 2, 3, 5, 8, 13]);
    expect(only.pca(numbers, 3, 2)).toEqual(principalScores(numbers, 3, 2));
  });
  it("pool is the mean over patches", () => {
    expect([...only.pool(new Float32Array([1, 2, 3, 5, 8, 14]), 3, 2)]).toEqual([4, 7]);
    const large = new Float32Array([3e38, 3e38, 3e38]);
    expect(only.pool(large, 3, 1)).toEqual(large.subarray(0, 1));
  });
  it("none is a copy, not the same memory", () => {
    const numbers = new Float32Array([1, 2]);
    const features = only.none(numbers, 1, 2);
    features[0] = 9;
    expect([...numbers]).toEqual([1, 2]);
    expect([...only.none(numbers, 2, 1)]).toEqual([1, 2]);
  });
  it("have a sentence each, and one of them is joint", () => {
    for (const { about } of Object.values(reducers)) expect(about).toMatch(/^[A-Z].*\.$/);
    const joint = Object.entries(reducers).filter(([, word]) => word.joint);
    expect(joint.map(([word]) => word)).toEqual(["pca-joint"]);
  });
});

describe.each(Object.entries(reducers))("%s of a batch", (_, { reduce, joint }) => {
  const images = fc
    .integer({ min: 1, max: 5 })
    .chain((count) => fc.array(patchesOf(4, 3), { minLength: count, maxLength: count }));
  it("gives one vector an image, each with memory of its own, and refuses one of another shape", () =>
    fc.assert(
      fc.property(images, (batch) => {
        const vectors = reduce(batch, 4, 3);
        expect(vectors).toHaveLength(batch.length);
        const own = [...vectors, ...batch].map(({ buffer }) => buffer);
        expect(new Set(own).size).toBe(own.length);
        expect(reduce([], 4, 3)).toEqual([]);
        expect(() => reduce([...batch, new Float32Array(11)], 4, 3)).toThrow(RangeError);
      }),
    ));
  it("lets a NaN of one image touch no other", () =>
    fc.assert(
      fc.property(images, fc.nat(), fc.nat(11), (batch, who, at) => {
        const place = who % batch.length;
        const broken = batch.map((one, i) => (i === place ? one.with(at, Number.NaN) : one));
        const vectors = reduce(broken, 4, 3);
        expect(vectors[place]?.some(Number.isNaN)).toBe(true);
        const others = batch.filter((_, i) => i !== place);
        expect(vectors.filter((_, i) => i !== place)).toEqual(reduce(others, 4, 3));
      }),
    ));
  it(joint ? "hangs on the other images" : "hangs on no other image", () => {
    const [a, b, c] = [
      [1, 0, 0],
      [0, 3, 0],
      [0, 0, 9],
    ].map((axis) =>
      Float32Array.from([0, 1, 2, 4].flatMap((x) => axis.map((unit) => x * unit))),
    ) as [Float32Array, Float32Array, Float32Array];
    const same = `${reduce([a, b], 4, 3)[0]}` === `${reduce([a, c], 4, 3)[0]}`;
    expect(same).toBe(!joint);
  });
});

/** Numbers from −1 to 1. */
function patchesOf(rows: number, columns: number) {
  return fc.float32Array({
    minLength: rows * columns,
    maxLength: rows * columns,
    min: -1,
    max: 1,
    noNaN: true,
  });
}
