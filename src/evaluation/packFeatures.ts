/**
 * Features of a picture in short: a vector scaled to unit norm, one signed byte a number, 127 for
 * 1, in base64. A vector of zeros stays one.
 *
 * @throws RangeError for numbers that are not finite.
 */
export function packFeatures(features: Float32Array): string {
  const norm = Math.hypot(...features);
  if (!Number.isFinite(norm)) throw new RangeError("features that are not finite");
  const bytes = Int8Array.from(features, (x) => (norm === 0 ? 0 : Math.round((127 * x) / norm)));
  return Buffer.from(bytes.buffer).toString("base64");
}
