import * as t from "io-ts";
import { closed, keyOf, Natural, PositiveInt } from "../codecs.ts";
import { relationWords } from "./relations.ts";

/** GenEval's six categories. */
export const tags = {
  single_object: "one object",
  two_object: "two objects",
  counting: "several alike",
  colors: "one coloured object",
  position: "two objects and where they lie",
  color_attr: "two coloured objects",
} as const;
/** One of GenEval's categories, by its word in prompt lists. */
export type Tag = keyof typeof tags;

/** Objects that a picture must show: their class, how many, in which colour and place. */
export const Wanted = closed(
  { class: t.string, count: PositiveInt },
  {
    color: t.string,
    /** Where it lies, and the place in `include` of what it is seen from. */
    position: t.tuple([keyOf(relationWords), Natural]),
  },
);
export type Wanted = t.TypeOf<typeof Wanted>;

/** So many objects of a class, and the picture is wrong. */
export const Excluded = closed({ class: t.string, count: PositiveInt });
export type Excluded = t.TypeOf<typeof Excluded>;

/** A line of a prompt list in GenEval's format: a prompt, and what a right picture shows. */
export const PromptRow = closed(
  { tag: keyOf(tags), prompt: t.string, include: t.readonlyArray(Wanted) },
  {
    exclude: t.readonlyArray(Excluded),
    /** Asks for a shape in a colour that never met in training. */
    unseen: t.boolean,
  },
);
export type PromptRow = t.TypeOf<typeof PromptRow>;
