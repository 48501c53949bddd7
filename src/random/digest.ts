import { hash } from "node:crypto";

/**
 * The first 128 bits (16 bytes) of SHA-256 over `parts`, each length-prefixed.
 *
 * Layout of the hashed bytes, parts in order, all numbers big-endian, nothing before, between
 * or after them:
 *
 * | part   | byte 0     | bytes 1…4 (uint32)      | from byte 5                        |
 * | ------ | ---------- | ----------------------- | ---------------------------------- |
 * | string | 0x73 (`s`) | length of the next cell | its UTF-8 bytes, not normalised    |
 * | number | 0x6e (`n`) | 8                       | its IEEE 754 float64; −0 becomes 0 |
 *
 * Injective: `["ab", "c"]` ≠ `["a", "bc"]` and `1` ≠ `"1"`. The layout is part of the promise
 * that a seed gives the same image in every version: never change it.
 *
 * @throws RangeError for NaN, and for a string with a lone surrogate (it has no UTF-8).
 */
export function digest(parts: readonly (string | number)[]): Buffer {
  // One call over one buffer: a hash object and its updates took twice as long.
  return hash("sha256", Buffer.concat(parts.map(framed)), "buffer").subarray(0, 16);
}

function framed(part: string | number): Buffer {
  const bytes = typeof part === "number" ? 8 : Buffer.byteLength(part);
  const frame = Buffer.allocUnsafe(5 + bytes);
  frame[0] = typeof part === "number" ? 0x6e : 0x73;
  frame.writeUInt32BE(bytes, 1);
  if (typeof part === "number") {
    if (Number.isNaN(part)) throw new RangeError("NaN names no place");
    frame.writeDoubleBE(part + 0, 5); // −0 + 0 is 0
  } else {
    frame.write(part, 5);
    if (frame.toString("utf8", 5) !== part)
      throw new RangeError(`${JSON.stringify(part)} holds a lone surrogate: it has no UTF-8 bytes`);
  }
  return frame;
}
