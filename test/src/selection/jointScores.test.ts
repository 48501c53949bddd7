import fc from "fast-check";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { jointScores } from "../../../src/selection/jointScores.ts";
import { principalScores } from "../../../src/selection/principalScores.ts";

interface Batch {
  readonly images: readonly Float32Array[];
  readonly rows: number;
  readonly columns: number;
}

/** Images with one strong, skewed direction in noise: nothing near a tie. */
const batches = (): fc.Arbitrary<Batch> =>
  fc
    .record({
      seed: fc.nat(),
      count: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 3, max: 9 }),
      columns: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ seed, count, rows, columns }) => {
      const draw = drawsAt(placeAt("jointScores", seed, count, rows, columns));
      const axis = Array.from({ length: columns }, () => draw() + 0.1);
      const images = Array.from({ length: count }, (_, image) => {
        const strengths = Array.from({ length: rows }, (_, i) => (i === 0 ? 4 + image : draw()));
        return Float32Array.from(strengths.flatMap((s) => axis.map((a) => s * a + 0.1 * draw())));
      });
      return { images, rows, columns };
    });

const flat = (vectors: readonly Float32Array[]) => vectors.flatMap((vector) => [...vector]);

function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-4) {
  expect(actual).toHaveLength(expected.length);
  for (const [i, x] of expected.entries())
    expect(Math.abs((actual[i] ?? NaN) - x)).toBeLessThan(tolerance);
}

/** Scores by the whole singular value decomposition of all rows, sign by Σ y³. */
function slow({ images, columns }: Batch): readonly number[] {
  const all = flat(images);
  const matrix = new Matrix(
    Array.from({ length: all.length / columns }, (_, i) =>
      all.slice(i * columns, (i + 1) * columns),
    ),
  );
  const centred = matrix.subRowVector(matrix.mean("column"));
  const { rightSingularVectors } = new SingularValueDecomposition(centred, { autoTranspose: true });
  const scores = centred.mmul(Matrix.columnVector(rightSingularVectors.getColumn(0))).to1DArray();
  const skew = scores.reduce((sum, y) => sum + y ** 3, 0);
  return scores.map((y) => y * Math.sign(skew));
}

describe("jointScores", () => {
  it("agrees with the singular value decomposition of all patches together", () =>
    fc.assert(
      fc.property(batches(), (batch) =>
        expectClose(flat(jointScores(batch.images, batch.rows, batch.columns)), slow(batch)),
      ),
    ));
  it("is the image's own principal component for one image", () =>
    fc.assert(
      fc.property(batches(), ({ images: [one = new Float32Array()], rows, columns }) => {
        expect(jointScores([one], rows, columns)).toEqual([principalScores(one, rows, columns)]);
      }),
    ));
  it("permutes with the images", () =>
    fc.assert(
      fc.property(batches(), fc.nat(5), ({ images, rows, columns }, by) => {
        const at = by % images.length;
        const turn = <T>(list: readonly T[]) => [...list.slice(at), ...list.slice(0, at)];
        expectClose(
          flat(jointScores(turn(images), rows, columns)),
          flat(turn(jointScores(images, rows, columns))),
        );
      }),
    ));
  it("gives like images like scores: one mean, one axis, one sign", () =>
    fc.assert(
      fc.property(batches(), ({ images, rows, columns }) => {
        const vectors = jointScores([...images, ...images], rows, columns);
        expectClose(flat(vectors.slice(images.length)), flat(vectors.slice(0, images.length)));
        const all = flat(jointScores(images, rows, columns));
        expect(Math.abs(all.reduce((sum, y) => sum + y, 0))).toBeLessThan(1e-3);
        expect(all.reduce((sum, y) => sum + y ** 3, 0)).toBeGreaterThan(0);
      }),
    ));
  it("keeps the mean of an image, which its own axis would take away", () => {
    const [low, high] = [
      [0, 1, 0, 1],
      [10, 11, 10, 11],
    ].map((x) => Float32Array.from(x)) as [Float32Array, Float32Array];
    const [a, b] = jointScores([low, high], 4, 1);
    // One centre, 5.5; the sign by the first entry, since the scores are antisymmetric.
    expectClose([...(a ?? [])], [5.5, 4.5, 5.5, 4.5]);
    expectClose([...(b ?? [])], [-4.5, -5.5, -4.5, -5.5]);
  });
  it("leaves an image out that is not finite, wherever it stands, and gives it NaNs", () =>
    fc.assert(
      fc.property(
        batches(),
        fc.nat(6),
        fc.constantFrom(NaN, Infinity, -Infinity),
        ({ images, rows, columns }, who, dead) => {
          const place = who % (images.length + 1);
          const broken = new Float32Array(rows * columns).fill(dead, 1, 2).fill(dead, 0, 1);
          const vectors = jointScores(images.toSpliced(place, 0, broken), rows, columns);
          expect([...(vectors[place] ?? [])]).toEqual(Array(rows).fill(NaN));
          expect(vectors.toSpliced(place, 1)).toEqual(jointScores(images, rows, columns));
        },
      ),
    ));
  it("returns where no image is finite, and for none", () => {
    expect(jointScores([Float32Array.of(NaN, 1)], 2, 1)).toEqual([Float32Array.of(NaN, NaN)]);
    expect(jointScores([], 2, 1)).toEqual([]);
  });
});
