import { nearest } from "../graph/nearest.ts";

/** The class that a prompt names, or what is wrong with it. */
export type Class =
  | { readonly class: number }
  | { readonly message: string; readonly hint: string };

/**
 * The class of a prompt that is a number, 0 … `names.length` − 1, or a name; case does not matter. A
 * name of several words for one thing, "tench, Tinca tinca", is meant by each of them too.
 */
export function classOf(prompt: string, names: readonly string[]): Class {
  const said = prompt.trim().toLowerCase();
  const last = names.length - 1;
  if (/^\d+$/.test(said)) {
    const number = Number(said);
    if (number <= last) return { class: number };
    return { message: `there is no class ${said}`, hint: `classes are 0 to ${last}` };
  }
  if (said === "")
    return { message: "the prompt is empty", hint: `say a class, 0 to ${last}, or its name` };
  const meant = [...names.keys()].filter((i) => spellings(names[i] ?? "").includes(said));
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return { class: only };
  if (only !== undefined)
    return {
      message: `"${prompt.trim()}" is the name of the classes ${meant.join(" and ")}`,
      hint: "give the number",
    };
  const near = nearest(said, names.flatMap(spellings));
  return {
    message: `the model knows no class "${prompt.trim()}"`,
    hint: near ? `did you mean "${near}"?` : `a number from 0 to ${last}, or a name`,
  };
}

/** What a person may call a class. */
const spellings = (name: string): readonly string[] => {
  const all = name.toLowerCase();
  return [...new Set([all, ...all.split(",").map((part) => part.trim())])];
};
