import type { Mixed } from "io-ts";
import type { Described, Shape } from "../codecs.ts";
import type { AnyOperator, Registry } from "../operator.ts";
import type { Field } from "../Path.ts";
import { keysTable } from "./keysTable.ts";
import { wordsIn } from "./wordsIn.ts";
import { anchorOf } from "./wordsPage.ts";

const opening = `# Operators

What a step of a [graph file](graph-file.md) may say as its \`op\`, with its parameters under \`with\`.
A field is what every path carries: a step needs fields that steps before it have added and that none
has cleared since.`;

/** The reference page of a registry's operators, in Markdown, beside that of their words. */
export const operatorsPage = (registry: Registry): string =>
  `${[opening, ...Object.entries(registry).map(sectionOf)].join("\n\n")}\n`;

const sectionOf = ([op, operator]: [string, AnyOperator]): string =>
  [`## \`${op}\``, operator.about, factsOf(operator).join("\n"), ...paramsOf(op, operator)].join(
    "\n\n",
  );

function factsOf(operator: AnyOperator): readonly string[] {
  const { needs, needsInWords, adds, addsInWords, clears, advances, keeps, keepsInWords } =
    operator;
  const needed = typeof needs === "function" ? "What its parameters ask for." : fieldsIn(needs);
  const added = typeof adds === "function" ? "What its parameters say." : fieldsIn(adds);
  const kept = keeps === undefined ? "Every path." : "As many paths as its parameters say.";
  return [
    ["Needs", needsInWords ?? needed],
    ["Adds", addsInWords ?? added],
    ["Clears", fieldsIn(clears)],
    ["Keeps", keepsInWords ?? kept],
    ["Moves", advances ? "Every path on to the next scale: the first step of each scale." : ""],
  ].flatMap(([what, told]) => (told ? [`- **${what}**: ${told}`] : []));
}

const fieldsIn = (fields: readonly Field[]): string =>
  fields.length === 0 ? "" : `${fields.map((field) => `\`${field}\``).join(", ")}.`;

function paramsOf(op: string, { params }: AnyOperator): readonly string[] {
  const { required, optional, about } = params as unknown as Partial<Shape & Described>;
  if (required === undefined || optional === undefined) return [`Takes ${params.name}.`];
  if (Object.keys({ ...required, ...optional }).length === 0) return ["No parameters."];
  const typeOf = (codec: Mixed, key: string) =>
    wordsIn(codec).length > 0 ? `[${codec.name}](words.md#${anchorOf(op, key)})` : codec.name;
  const table = keysTable({ required, optional }, typeOf);
  return about === undefined ? [table] : [about, table];
}
