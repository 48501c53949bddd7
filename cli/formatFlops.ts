const units = ["FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP", "PFLOP"];

/** Floating-point operations with three digits: `3.13 GFLOP`. */
export function formatFlops(flops: number): string {
  const power = flops < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(flops) / 3));
  return `${(flops / 1000 ** power).toPrecision(3)} ${units[power]}`;
}
