/** Something of one scale: a score, or a weighing. */
interface OfScale {
  readonly scale: number;
}

/**
 * Which of a path's scores a potential sees, by the words of graph files. The latest one always
 * counts.
 *
 * @see strategies.md 4.3
 */
export const histories = {
  checkpoints: {
    about: "Scores at scales where the lineage was weighed, and the latest.",
    of: <S extends OfScale>(history: readonly S[], weighed: readonly OfScale[]): readonly S[] => {
      const scales = new Set(weighed.map(({ scale }) => scale));
      return history.filter(({ scale }, i) => i === history.length - 1 || scales.has(scale));
    },
  },
  all: {
    about: "Every score of the lineage: score at all scales for the paper's formula.",
    of: <S extends OfScale>(history: readonly S[]): readonly S[] => history,
  },
};
