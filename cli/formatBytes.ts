import { largestUnit } from "./largestUnit.ts";

/** Bytes with three digits: `10.7 MiB`. */
export function formatBytes(bytes: number): string {
  const { name, size } = largestUnit(bytes, "byte");
  const value = bytes / size;
  return `${value >= 1000 ? Math.round(value) : Number(value.toPrecision(3))} ${name}`;
}
