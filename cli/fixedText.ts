import { isAlias, isNode, isScalar, isSeq, parseDocument, type YAMLSeq } from "yaml";

/** A list of numbers in a document, and what is to stand in its place. */
export interface Fix {
  readonly path: readonly (string | number)[];
  /** At least one. */
  readonly numbers: readonly number[];
}

/** A part of a text that gives way to another. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A YAML text with other numbers in some of its lists. Every other character stays as it was, but
 * for comments on entries that are no more.
 *
 * @throws Error for a list that is not written where it is looked for, but elsewhere under an alias.
 */
export function fixedText(text: string, fixes: readonly Fix[]): string {
  const document = parseDocument(text);
  return fixes
    .flatMap(({ path, numbers }) => {
      const node = document.getIn(path, true);
      if (isSeq(node)) return splicesOf(text, node, numbers);
      const what = isAlias(node) ? "an alias" : "no list";
      throw new Error(`${path.join(".")} is ${what}: it cannot be rewritten where it stands`);
    })
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: own }) => now.slice(0, start) + own + now.slice(end), text);
}

/** Entries that stay are changed one by one; then some are added, or taken away, at the end. */
function splicesOf(text: string, list: YAMLSeq, numbers: readonly number[]): readonly Splice[] {
  const { items, flow } = list;
  const at = items.map(rangeOf);
  const [start, close] = rangeOf(list);
  const afterLine = (place: number) => place + text.slice(place).search(/\r?\n|$/);
  const after = (i: number) => (flow ? (at[i]?.[1] ?? close) : afterLine(at[i]?.[1] ?? close));
  const last = items.length - 1;
  if (last < 0) return [{ start, end: close, text: `[${numbers.join(", ")}]` }];
  const changed = numbers.slice(0, items.length).flatMap((own, i): readonly Splice[] => {
    const [from, to] = at[i] as readonly [number, number];
    const item = items[i];
    return isScalar(item) && item.value === own ? [] : [{ start: from, end: to, text: `${own}` }];
  });
  const line = text.includes("\r\n") ? "\r\n" : "\n";
  const dash = `${line}${" ".repeat(start - text.lastIndexOf("\n", start) - 1)}- `;
  const added = numbers.slice(items.length).map((own) => `${flow ? ", " : dash}${own}`);
  const kept = Math.min(last, numbers.length - 1);
  return [...changed, { start: after(kept), end: after(last), text: added.join("") }];
}

const rangeOf = (node: unknown): readonly [start: number, end: number] => {
  const range = isNode(node) ? node.range : undefined;
  return [range?.[0] ?? 0, range?.[1] ?? 0];
};
