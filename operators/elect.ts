import { map } from "rxjs";
import {
  clearFields,
  codecs,
  defineOperator,
  oneOfEach,
  potentialOf,
  selectPaths,
  spentOn,
  stepDraws,
  weigh,
} from "../src/index.ts";

const params = codecs.closed({
  to: codecs.described(
    codecs.PositiveInt,
    "Families there are, for each unit of n: the paths that came to `expand`.",
  ),
  lambda: codecs.described(
    codecs.Lambda,
    "Inverse temperature in 1/score. 0 is uniform; large tends to the best child.",
  ),
});

/**
 * Keeps one child of each family that `expand` made, drawn with probability ∝ e^{lambda · score}.
 *
 * Needs `score` and `family`, which it clears. `[B paths]` → `[to·n paths]`, in batch order; fewer where
 * a family died out. The one drawn takes over the weight of its family. What weighed the parent is
 * taken back first, as by the potential `tempered`: so weights do not add up from scale to scale.
 *
 * @throws DeadBatch if no score is finite.
 * @see SVDD, arXiv 2408.08252, whose particles each keep one of their own children; strategies.md 4.5.
 */
export const elect = defineOperator(
  {
    name: "elect",
    about: "Keeps one child of each family, drawn by its score.",
    params,
    needs: ["score", "family"],
    adds: [],
    clears: ["family"],
    keeps: ({ to }, width, n) =>
      to * n <= width
        ? to * n
        : `elect keeps ${to * n} of ${width} paths: there are no more families than paths`,
    keepsInWords: "One of each family: `to` · n; fewer where one died out.",
    bias: () => null,
    weighs: ({ lambda }) => ({ lambda, adds: "rest" }),
  },
  ({ to, lambda }, step) =>
    map((before) => {
      const potential = potentialOf("tempered");
      const logPotentials = before.paths.map((path) =>
        potential([path.score], { lambda, spent: spentOn(path) }),
      );
      const batch = weigh(before, logPotentials, { step, lambda });
      const wanted = to * batch.run.n;
      const kept = oneOfEach(
        familiesOf(batch.paths),
        batch.paths.map(({ logWeight }) => logWeight),
        stepDraws(batch, step),
      );
      if (kept.length > wanted)
        throw new RangeError(`${kept.length} families came in, and to · n is ${wanted}`);
      const note = { note: `kept ${kept.length}, ${wanted} were asked` };
      const by = { step, op: "elect", ...(kept.length < wanted ? note : {}) };
      return clearFields(selectPaths(batch, kept, by), ["family"]);
    }),
);

/** Places of siblings, by family. */
const familiesOf = (paths: readonly { readonly family: number }[]): readonly number[][] => [
  ...paths
    .reduce(
      (all, { family }, place) => all.set(family, [...(all.get(family) ?? []), place]),
      new Map<number, number[]>(),
    )
    .values(),
];
