import type { OfScale } from "./histories.ts";

/** A word of graph files for the scales that count. */
export interface SpanWord {
  /** One sentence for a person. */
  readonly about: string;
  /** Those of a path's certainties that count at a scale. */
  readonly of: <T extends OfScale>(certainty: readonly T[], scale: number) => readonly T[];
}

/** Which scales count of those that were measured, by the words of graph files. */
export const spans: Readonly<Record<"all" | "this", SpanWord>> = {
  all: {
    about: "All scales that were measured so far, each by its number of tokens.",
    of: (certainty) => certainty,
  },
  this: {
    about: "This scale alone.",
    of: (certainty, scale) => certainty.filter((own) => own.scale === scale),
  },
};
