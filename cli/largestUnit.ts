/** A unit that numbers of a column are told in. */
export interface Unit {
  readonly name: string;
  readonly size: number;
}

const units: Readonly<Record<"FLOP" | "byte", readonly Unit[]>> = {
  FLOP: ["FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP", "PFLOP"].map((name, i) => ({
    name,
    size: 1000 ** i,
  })),
  byte: ["B", "KiB", "MiB", "GiB", "TiB"].map((name, i) => ({ name, size: 1024 ** i })),
};

/** The largest unit that leaves of `value` at least 1; the smallest for less. */
export const largestUnit = (value: number, of: keyof typeof units): Unit =>
  units[of].findLast(({ size }) => size <= value) ?? (units[of][0] as Unit);
