import type { Mixed } from "io-ts";
import type { Choosing, Described, Shape } from "../codecs.ts";
import type { Registry } from "../operator.ts";
import { tableOf } from "./tableOf.ts";
import { wordsIn } from "./wordsIn.ts";

const opening = `# Words

What parameters of [operators](operators.md) choose from. A word that takes something is written as a
mapping of one key, \`trigger: { ess: 0.5 }\`; any other stands alone, \`trigger: always\`.

A graph draws images in proportion to the model's own chance times e^(lambda · score), or it is
heuristic: *heuristic* stands beside words that make it so, with the reason.`;

/** The reference page of the words that a registry's operators know, in Markdown. */
export const wordsPage = (registry: Registry): string =>
  `${[opening, ...Object.entries(registry).flatMap(sectionsOf)].join("\n\n")}\n`;

/** Where on that page the words of a parameter stand. */
export const anchorOf = (op: string, key: string): string => `${key}-of-${op}`.toLowerCase();

function sectionsOf([op, { params }]: [string, Registry[string]]): readonly string[] {
  const { required, optional } = params as unknown as Partial<Shape>;
  return Object.entries({ ...required, ...optional }).flatMap(([key, codec]) => {
    const words = wordsIn(codec);
    if (words.length === 0) return [];
    const { about } = codec as Partial<Described>;
    const rows = words.flatMap((table) => Object.entries(table).flatMap(rowsOf));
    return [
      `## \`${key}\` of \`${op}\``,
      ...(about === undefined ? [] : [about]),
      tableOf(["word", "takes", "meaning"], rows),
    ];
  });
}

/** A table may say of a word why it makes a graph heuristic. */
type Word = Choosing["words"][string] & { readonly bias?: string | null };

function rowsOf([word, { about, takes, bias }]: [string, Word]): readonly (readonly string[])[] {
  const { required, optional } = (takes ?? {}) as Partial<Shape>;
  const inner = Object.entries({ ...required, ...optional } as Record<
    string,
    Mixed & Partial<Described>
  >);
  return [
    [`\`${word}\``, takes?.name ?? "", bias ? `${about} *Heuristic*: ${bias}.` : about],
    ...inner.map(([key, codec]) => [`\`${word}.${key}\``, codec.name, codec.about ?? ""]),
  ];
}
