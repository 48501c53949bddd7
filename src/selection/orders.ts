/** Places of paths, the ones to keep first. */
type Ranked = (paths: readonly { readonly score?: number }[]) => readonly number[];

/** Orders of paths by their words in graph files; ties go to the lower place. */
export const orders = {
  first: {
    about: "Batch order: the first ones, whatever they look like. The control for a selection.",
    bias: "the first paths are kept, not drawn by weight",
    ranked: ((paths) => [...paths.keys()]) as Ranked,
  },
  score: {
    about: "Falling score of this very state.",
    bias: "the paths with the highest scores are kept, not drawn by weight",
    ranked: ((paths) => {
      const score = (place: number) => paths[place]?.score ?? Number.NEGATIVE_INFINITY;
      return [...paths.keys()].sort((a, b) => score(b) - score(a) || a - b);
    }) as Ranked,
  },
};
