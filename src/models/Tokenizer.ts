import * as t from "io-ts";
import { closed, PositiveInt } from "../codecs.ts";
import { hashed } from "./bundleFiles.ts";

const Names = t.refinement(t.array(t.string), (names) => names.length > 0, "a list of names");
const Template = t.refinement(t.string, (text) => text.includes("{}"), "a text with {} in it");

const kinds = {
  /** Whole words; a word's id is its place, and place 0 is padding. */
  words: closed({ kind: t.literal("words"), words: t.array(t.string), length: PositiveInt }),
  /** One class a prompt, by number or name; other models read `template` with the name in it. */
  classes: closed({ kind: t.literal("classes"), names: Names, template: Template }),
  /** Pieces of words, as a `tokenizer.json` of Hugging Face says; at most `length`, special ones too. */
  json: closed({ kind: t.literal("json"), ...hashed, length: PositiveInt }),
};

/** How prompts become numbers. */
export type Tokenizer = t.TypeOf<(typeof kinds)[keyof typeof kinds]>;

const kindOf = (input: unknown): unknown => (input as { kind?: unknown } | null)?.kind;
const isKind = (kind: unknown): kind is keyof typeof kinds =>
  typeof kind === "string" && Object.hasOwn(kinds, kind);

/** Not a union of io-ts, whose errors would tell of kinds that were not meant. */
export const Tokenizer = new t.Type<Tokenizer, unknown>(
  "a tokenizer",
  (value): value is Tokenizer => Object.values(kinds).some((codec) => codec.is(value)),
  (input, context) => {
    const kind = kindOf(input);
    if (isKind(kind)) return kinds[kind].validate(input, context) as t.Validation<Tokenizer>;
    const place = t.appendContext(context, "kind", t.string, kind);
    return t.failure(kind, place, `expected ${Object.keys(kinds).join(", ")}`);
  },
  t.identity,
);
