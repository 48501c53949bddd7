import { createHash } from "node:crypto";

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
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = typeof part === "number" ? float64(part) : utf8(part);
    const head = Buffer.from([typeof part === "number" ? 0x6e : 0x73, 0, 0, 0, 0]);
    head.writeUInt32BE(bytes.length, 1);
    hash.update(head).update(bytes);
  }
  return hash.digest().subarray(0, 16);
}

function float64(part: number): Buffer {
  if (Number.isNaN(part)) throw new RangeError("NaN names no place");
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(part + 0); // −0 + 0 is 0
  return bytes;
}

function utf8(part: string): Buffer {
  const bytes = Buffer.from(part, "utf8");
  if (bytes.toString("utf8") !== part)
    throw new RangeError(`${JSON.stringify(part)} holds a lone surrogate: it has no UTF-8 bytes`);
  return bytes;
}
