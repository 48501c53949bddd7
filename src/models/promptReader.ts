import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { classOf } from "./classOf.ts";
import { damaged } from "./damaged.ts";
import { jsonTokenizer } from "./jsonTokenizer.ts";
import type { Tokenizer } from "./Tokenizer.ts";
import { type Tokens, tokenize } from "./tokenize.ts";

/** How one bundle's models take prompts. */
export interface PromptReader {
  /** The ids, `[T]`, or what is wrong with the prompt. */
  readonly read: (prompt: string) => Promise<Tokens>;
  /** What a model of another bundle is told instead of the prompt. */
  readonly tell: (prompt: string) => string;
}

/**
 * The reader of a bundle's `tokenizer`; of one without, or of one that has costs alone, a reader that
 * takes any text and gives no ids.
 *
 * @throws ModelError for a file that is missing or no tokenizer.
 */
export async function promptReader(
  folder: string,
  tokenizer: Tokenizer | { readonly kind: "any" } = { kind: "any" },
): Promise<PromptReader> {
  const tell = (prompt: string) => prompt;
  switch (tokenizer.kind) {
    case "any":
      return { tell, read: async () => ({ ids: [] }) };
    case "words":
      return { tell, read: async (prompt) => tokenize(prompt, tokenizer) };
    case "classes":
      return classReader(tokenizer);
    case "json":
      return { tell, read: await jsonReader(join(folder, tokenizer.file), tokenizer.length) };
  }
}

function classReader({ names, template }: Extract<Tokenizer, { kind: "classes" }>): PromptReader {
  return {
    read: async (prompt) => {
      const found = classOf(prompt, names);
      return "class" in found ? { ids: [found.class] } : found;
    },
    tell: (prompt) => {
      const found = classOf(prompt, names);
      if (!("class" in found)) return prompt;
      const [name = ""] = (names[found.class] ?? "").split(",");
      return template.replace("{}", () => name);
    },
  };
}

async function jsonReader(file: string, length: number): Promise<PromptReader["read"]> {
  const encode = await readFile(file, "utf8")
    .then((json) => jsonTokenizer(json, length))
    .catch((cause: Error & { readonly hint?: string }) => {
      throw damaged(file, cause.message, cause.hint);
    });
  return async (prompt) => {
    if (prompt.trim() === "")
      return { message: "the prompt is empty", hint: 'say what to draw, for example "two stars"' };
    const { ids, tokens } = await encode(prompt);
    return { ids, ...(tokens > ids.length ? { of: tokens } : {}) };
  };
}
