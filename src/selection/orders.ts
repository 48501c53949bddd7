/** A word of graph files for an order of paths. */
export interface OrderWord {
  /** One sentence for a person. */
  readonly about: string;
  /** Why a selection by it changes the law of what is drawn. */
  readonly bias: string;
  /** Places of paths, the ones to keep first. */
  readonly ranked: (paths: readonly { readonly score?: number }[]) => readonly number[];
}

/** Orders of paths by their words in graph files; ties go to the lower place. */
export const orders: Readonly<Record<"first" | "score", OrderWord>> = {
  first: {
    about: "Batch order: the first ones, whatever they look like. The control for a selection.",
    bias: "the first paths are kept, not drawn by weight",
    ranked: (paths) => [...paths.keys()],
  },
  score: {
    about: "Falling score of this very state.",
    bias: "the paths with the highest scores are kept, not drawn by weight",
    ranked: (paths) => {
      const score = (place: number) => paths[place]?.score ?? Number.NEGATIVE_INFINITY;
      return [...paths.keys()].sort((a, b) => score(b) - score(a) || a - b);
    },
  },
};
