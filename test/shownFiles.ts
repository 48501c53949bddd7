import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { shipped } from "../cli/shipped.ts";

/** A fenced block of a page. */
export interface Block {
  /** Named in a comment above it, if there is one. */
  readonly file: string | undefined;
  readonly language: string;
  readonly text: string;
}

/** Fenced blocks of a page. */
export const blocksOf = (page: string): readonly Block[] =>
  [
    ...readFileSync(shipped(page), "utf8").matchAll(
      /(?:<!-- (\S+) -->\n)?```(\w+)\n([\s\S]*?)```/g,
    ),
  ].map(([, file, language = "", text = ""]) => ({ file, language, text }));

/** Holds a page to the files that it shows; with `UPDATE_DOCS=1` it shows them anew. */
export function showsFilesAsTheyAre(page: string): void {
  for (const { file, language, text } of blocksOf(page)) {
    if (file === undefined) continue;
    it(`shows ${file} as it is`, () => {
      const now = readFileSync(shipped(file), "utf8");
      if (process.env.UPDATE_DOCS !== "1") return expect(text).toBe(now);
      const block = (shown: string) => `<!-- ${file} -->\n\`\`\`${language}\n${shown}\`\`\``;
      const before = readFileSync(shipped(page), "utf8");
      writeFileSync(
        shipped(page),
        before.replace(block(text), () => block(now)),
      );
    });
  }
}
