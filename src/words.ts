import * as t from "io-ts";

/** What {@link described} adds to a codec. */
export interface Described {
  /** One or two sentences for a person: unit, range, what an absent value means. */
  readonly about: string;
}

/** The same codec with a sentence that the JSON Schema and the reference pages repeat. */
export const described = <C extends t.Mixed>(codec: C, about: string): C & Described =>
  Object.assign(Object.create(Object.getPrototypeOf(codec)) as C, codec, { about });

/** A table of words of graph files: what each means, beside what it does. */
export type Words = Readonly<Record<string, Described>>;

/** A table of words, some of which take a value: `ess` takes the share in `{ ess: 0.5 }`. */
export type TakingWords = Readonly<Record<string, Described & { readonly takes?: t.Mixed }>>;

/** A word of a table, or a mapping of one word to the value that it takes. */
export type Choice<T extends TakingWords> = {
  [K in keyof T & string]: T[K] extends { readonly takes: t.Type<infer V, infer _O, infer _I> }
    ? { readonly [W in K]: V }
    : K;
}[keyof T & string];

/** What {@link wordOf} and {@link choiceOf} add to a codec: its table, for whoever describes it. */
export interface Choosing {
  readonly words: TakingWords;
}

/** One of the keys of a table. */
export const keyOf = <T extends object>(table: T) =>
  t.keyof(table as { [K in keyof T]: unknown }, `one of ${Object.keys(table).join(", ")}`);

/** One of the words of a table: a key of it, each with its sentence. */
export const wordOf = <T extends Words>(
  words: T,
): t.KeyofC<{ [K in keyof T]: unknown }> & Choosing => Object.assign(keyOf(words), { words });

/** One of the words of a table, `always`, or with what it takes, `{ ess: 0.5 }`. */
export function choiceOf<const T extends TakingWords>(
  words: T,
): t.Type<Choice<T>, unknown> & Choosing {
  const spelled = Object.entries(words).map(([word, { takes }]) =>
    takes === undefined ? word : `{ ${word}: ${takes.name} }`,
  );
  const type = new t.Type<Choice<T>, unknown>(
    `one of ${spelled.join(", ")}`,
    (value): value is Choice<T> => "right" in type.decode(value),
    (input, context) => {
      const [first, ...others] = entriesOf(input);
      const [word = "", value] = first ?? [];
      const known = Object.hasOwn(words, word) ? words[word] : undefined;
      if (known === undefined || others.length > 0) return t.failure(input, context);
      const { takes } = known;
      const isBare = typeof input === "string";
      if (isBare && takes === undefined) return t.success(input as unknown as Choice<T>);
      if (isBare || takes === undefined)
        return t.failure(
          input,
          context,
          `${word} is written ${spelled[Object.keys(words).indexOf(word)]}`,
        );
      const decoded = takes.validate(value, t.appendContext(context, word, takes, value));
      return "right" in decoded ? t.success(input as Choice<T>) : decoded;
    },
    t.identity,
  );
  return Object.assign(type, { words });
}

const entriesOf = (choice: unknown): readonly (readonly [string, unknown])[] => {
  if (typeof choice === "string") return [[choice, undefined]];
  return typeof choice === "object" && choice !== null ? Object.entries(choice) : [];
};

/** The word of a choice, and what it takes. */
export const chosen = (choice: string | object): readonly [word: string, taken: unknown] =>
  entriesOf(choice)[0] as readonly [string, unknown];
