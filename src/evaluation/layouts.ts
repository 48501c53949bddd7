import type { Described } from "../words.ts";
import { metadataLine } from "./metadataLine.ts";
import type { PicturePlace } from "./PicturePlace.ts";
import type { Asked, Settings } from "./Settings.ts";
import { strategyFolder } from "./strategyFolder.ts";

/** A file of text, by its path in the folder of the pictures. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Where the pictures of an evaluation go, in the form that an evaluator reads. Paths are relative,
 * with `/` between their parts; no two pictures share one.
 */
export interface Layout extends Described {
  /** Of a picture. */
  readonly picture: (place: PicturePlace) => string;
  /** Of a picture's JSON file, where the evaluator does not look. */
  readonly sidecar: (place: PicturePlace) => string;
  /** What the evaluator reads beside the pictures. */
  readonly metadata: (settings: Settings) => readonly TextFile[];
  /** Why pictures of a prompt cannot be laid out so; `null` where they can. */
  readonly refuses: (asked: Asked) => string | null;
}

/** Layouts by their words. */
export const layouts: Readonly<Record<"plain" | "geneval" | "t2i", Layout>> = {
  plain: {
    about: "Strategy, place of the prompt from 1, seed: tts-var-n2/0001-42.png.",
    picture: (place) => `${plainName(place)}.png`,
    sidecar: (place) => `${plainName(place)}.json`,
    metadata: () => [],
    refuses: () => null,
  },
  geneval: {
    about: "A folder a prompt, as GenEval's evaluator reads: tts-var-n2/00000/samples/00000.png.",
    picture: (place) => `${genevalName(place)}.png`,
    sidecar: (place) => `${genevalName(place)}.json`,
    metadata: ({ runs, prompts }) =>
      runs.flatMap((run) =>
        prompts.map((asked, promptAt) => ({
          file: `${genevalFolder({ ...run, promptAt })}/metadata.jsonl`,
          text: metadataLine(asked),
        })),
      ),
    refuses: ({ tag, include }) =>
      tag === null || include === undefined
        ? "the evaluator must be told its category and what it should show"
        : null,
  },
  t2i: {
    about: "One folder, as T2I-CompBench's evaluators read: tts-var-n2/samples/a cat_000000.png.",
    picture: (place) =>
      `${strategyFolder(place)}/samples/${place.prompt}_${padded(counter(place), 6)}.png`,
    sidecar: (place) => `${strategyFolder(place)}/sidecars/${padded(counter(place), 6)}.json`,
    metadata: () => [],
    refuses: ({ prompt }) => t2iRefuses(prompt),
  },
};
/** A layout, by its word. */
export type LayoutName = keyof typeof layouts;

const padded = (place: number, digits: number) => String(place).padStart(digits, "0");

const plainName = (place: PicturePlace) =>
  `${strategyFolder(place)}/${padded(place.promptAt + 1, 4)}-${place.seed}`;

const genevalFolder = (place: Pick<PicturePlace, "graph" | "n" | "promptAt">) =>
  `${strategyFolder(place)}/${padded(place.promptAt, 5)}`;

const genevalName = (place: PicturePlace) =>
  `${genevalFolder(place)}/samples/${padded(place.sampleAt, 5)}`;

/** T2I-CompBench counts over the whole run. */
const counter = ({ promptAt, samples, sampleAt }: PicturePlace) => promptAt * samples + sampleAt;

/** What the counter and the ending may take of the 255 bytes that a file's name can have. */
const nameEnd = 16;

/** The evaluators take the prompt from the name: up to the first `_`, and without `.png`. */
function t2iRefuses(prompt: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file name may hold them.
  const [odd] = /_|\.png|[/\\\u0000-\u001f\u007f]/.exec(prompt) ?? [];
  if (odd !== undefined) return `it holds ${JSON.stringify(odd)}: the prompt becomes a file's name`;
  const bytes = new TextEncoder().encode(prompt).length;
  const most = 255 - nameEnd;
  return bytes > most ? `it has ${bytes} bytes, ${most} at most fit in a file's name` : null;
}
