/** Something of one scale: a score, or a weighing. */
export interface OfScale {
  readonly scale: number;
}

/** A word of graph files for the scores that a potential may look at. */
export interface HistoryWord {
  /** One sentence for a person. */
  readonly about: string;
  /** Which of a lineage's scores count, oldest first. */
  readonly of: <S extends OfScale>(
    history: readonly S[],
    weighed: readonly OfScale[],
  ) => readonly S[];
}

/**
 * Which of a path's scores a potential sees, by the words of graph files. The latest one always
 * counts.
 *
 * @see strategies.md 4.3
 */
export const histories: Readonly<Record<"checkpoints" | "all", HistoryWord>> = {
  checkpoints: {
    about: "Scores at scales where the lineage was weighed, and the latest.",
    of: (history, weighed) => {
      const scales = new Set(weighed.map(({ scale }) => scale));
      return history.filter(({ scale }, i) => i === history.length - 1 || scales.has(scale));
    },
  },
  all: {
    about: "Every score of the lineage: score at all scales for the paper's formula.",
    of: (history) => history,
  },
};
