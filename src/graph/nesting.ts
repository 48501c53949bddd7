import { Lexer } from "yaml";

/**
 * The deepest nesting in a text of YAML, found without recursion: flow collections that are open,
 * and block ones that begin on one line. (Deeper block ones need an indent for each level.)
 */
export function nesting(text: string): number {
  let open = 0;
  let inLine = 0;
  let deepest = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") open += 1;
    else if (token === "]" || token === "}") open = Math.max(0, open - 1);
    else if (token.endsWith("\n")) inLine = 0;
    else if (open === 0 && (token === "-" || token === "?" || token === ":")) inLine += 1;
    deepest = Math.max(deepest, open, inLine);
  }
  return deepest;
}
