import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/**
 * How many different pictures a set is worth: e to the entropy of the eigenvalues of K/n, where K
 * holds the cosines of their features; from 1, all alike, to n, all at right angles.
 *
 * @param features n vectors of equal length and of unit norm, as `packFeatures` writes them.
 * @throws RangeError for none.
 * @see Friedman & Dieng 2023, The Vendi Score, definition 3.1.
 */
export function vendiScore(features: readonly string[]): number {
  if (features.length === 0) throw new RangeError("no features to compare");
  const vectors = features.map(unpacked);
  const kernel = new Matrix(vectors.map((a) => vectors.map((b) => cosine(a, b) / vectors.length)));
  const { realEigenvalues } = new EigenvalueDecomposition(kernel, { assumeSymmetric: true });
  const entropy = realEigenvalues.reduce((sum, x) => (x > 1e-12 ? sum - x * Math.log(x) : sum), 0);
  return Math.exp(entropy);
}

const unpacked = (text: string): Int8Array => {
  const bytes = Buffer.from(text, "base64");
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
};

/** A vector of zeros is like nothing but itself. */
function cosine(a: Int8Array, b: Int8Array): number {
  if (a === b) return 1;
  let [product, left, right] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    product += x * y;
    left += x * x;
    right += y * y;
  }
  return left === 0 || right === 0 ? 0 : product / Math.sqrt(left * right);
}
