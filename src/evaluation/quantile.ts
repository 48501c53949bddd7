/**
 * The number below which a share (0…1) of numbers lies, which are sorted: linear between the two
 * nearest; NaN of none.
 *
 * @see Hyndman & Fan 1996, definition 7; NumPy's default.
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
