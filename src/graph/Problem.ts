import type { Errors, Validation } from "io-ts";
import { type Choosing, UnknownKey } from "../codecs.ts";
import { nearest } from "./nearest.ts";

/** Something wrong with a graph or bundle, found before anything runs. */
export interface Problem {
  /** Keys and places from the top of the document, for example `["steps", 3, "with", "to"]`. */
  readonly path: readonly (string | number)[];
  /** What is wrong and what would be right. */
  readonly message: string;
  readonly hint?: string;
}

/** What an io-ts codec found wrong: the most telling entry of each place. */
export function problemsOf(validation: Validation<unknown>): readonly Problem[] {
  if (validation._tag === "Right") return [];
  const problems = validation.left.map(problemOf);
  const seen = new Set<string>();
  return problems.filter(({ path }) => {
    const place = path.join("\\0");
    return seen.has(place) ? false : seen.add(place);
  });
}

function problemOf({ value, context, message }: Errors[number]): Problem {
  const path = context.flatMap((entry, i) => {
    const above = i === 0 ? undefined : tagOf(context[i - 1]?.type);
    if (i === 0 || above === "UnionType" || above === "IntersectionType") return [];
    return entry.key === "" ? [] : [/^\d+$/.test(entry.key) ? Number(entry.key) : entry.key];
  });
  const type = context.at(-1)?.type;
  if (type instanceof UnknownKey) return { path, ...unknownKey(String(path.at(-1)), type.known) };
  const expected = message ?? `expected ${unionName(context) ?? type?.name ?? "something else"}`;
  const near = nearestWord(value, type);
  return {
    path,
    message: value === undefined ? `missing; ${expected}` : `${shown(value)}: ${expected}`,
    ...(near === undefined ? {} : { hint: `did you mean "${near}"?` }),
  };
}

/** The word that was meant, where a table of words was asked; a known one is no slip of the pen. */
function nearestWord(value: unknown, type: unknown): string | undefined {
  const { words } = (type ?? {}) as Partial<Choosing>;
  const [word] = typeof value === "string" ? [value] : Object.keys(Object(value));
  if (words === undefined || word === undefined || Object.hasOwn(words, word)) return undefined;
  return nearest(word, Object.keys(words));
}

function unknownKey(key: string, known: readonly string[]): Pick<Problem, "message" | "hint"> {
  const near = nearest(key, known);
  return {
    message: `unknown key "${key}"`,
    hint: near ? `did you mean "${near}"?` : `known keys: ${known.join(", ") || "none"}`,
  };
}

const tagOf = (type: unknown): string | undefined => (type as { _tag?: string } | undefined)?._tag;

/** A union is named as a whole: its members' names alone would mislead. */
const unionName = (context: Errors[number]["context"]): string | undefined =>
  context.find(({ type }) => tagOf(type) === "UnionType")?.type.name;

const shown = (value: unknown): string => {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
