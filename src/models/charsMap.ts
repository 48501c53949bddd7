const VALUE = 0x7fffffff;
/** A letter's place in the trie carries the letter; that of a value has the highest bit set. */
const LABEL = 0x800000ff;

/**
 * The normaliser `Precompiled` of a `tokenizer.json`, as Hugging Face's tokenizers apply it.
 *
 * `table` is base64 of sentencepiece's map: bytes of a double-array trie (a 32-bit count before
 * them), then all replacements, each ended by a 0. What a reader sees as one character is replaced
 * as a whole where it is shorter than six bytes and begins with something in the map, otherwise
 * code point by code point. sentencepiece itself takes the longest match at every place.
 *
 * @throws RangeError for a table that is cut off.
 */
export function charsMap(table: string): (text: string) => string {
  const bytes = Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const size = view.getUint32(0, true);
  if (size % 4 !== 0 || 4 + size > bytes.length)
    throw new RangeError(`a map of ${bytes.length} bytes cannot hold a trie of ${size}`);
  const trie = Uint32Array.from({ length: size / 4 }, (_, i) => view.getUint32(4 + 4 * i, true));
  const replacements = bytes.subarray(4 + size);
  const find = (text: string) => replacementOf(encoder.encode(text), trie, replacements);
  return (text) => {
    const made: string[] = [];
    for (const { segment } of segmenter.segment(text)) made.push(mapped(segment, find));
    return made.join("");
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

function mapped(segment: string, find: (text: string) => string | undefined): string {
  const whole = encoder.encode(segment).length < 6 ? find(segment) : undefined;
  return whole ?? Array.from(segment, (point) => find(point) ?? point).join("");
}

/** What the shortest beginning of `bytes` that is in the trie becomes. */
function replacementOf(
  bytes: Uint8Array,
  trie: Uint32Array,
  replacements: Uint8Array,
): string | undefined {
  let place = offsetOf(trie[0] ?? 0);
  for (const byte of bytes) {
    place ^= byte;
    const unit = trie[place] ?? 0;
    if (byte === 0 || (unit & LABEL) >>> 0 !== byte) return undefined;
    place ^= offsetOf(unit);
    if ((unit >>> 8) & 1) {
      const start = (trie[place] ?? 0) & VALUE;
      return decoder.decode(replacements.subarray(start, replacements.indexOf(0, start)));
    }
  }
  return undefined;
}

const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);
