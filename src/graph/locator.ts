import { type Document, isCollection, isMap, isNode, isScalar, type LineCounter } from "yaml";
import type { Problem } from "./Problem.ts";

/** A problem and where in a file it stands; lines and columns count from 1. */
export interface Located extends Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the place of a problem in a document: its key or value, or the nearest thing around it
 * that is there.
 */
export const locator =
  (document: Document, lines: LineCounter, file: string) =>
  (problem: Problem, offset = offsetOf(document, problem.path)): Located => {
    const { line, col } = lines.linePos(offset);
    return { ...problem, file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };

function offsetOf(document: Document, path: Problem["path"]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (!isCollection(node)) return offset;
    const key = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))?.key
      : undefined;
    node = node.get(part, true);
    offset = startOf(key) ?? startOf(node) ?? offset;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined =>
  isNode(node) ? (node.range?.[0] ?? undefined) : undefined;
