import { map } from "rxjs";
import { codecs, defineOperator, dropDead, keepPlaces, orders } from "../src/index.ts";

const params = codecs.closed(
  { above: codecs.described(codecs.Finite, "The score that a path must reach to stay.") },
  {
    least: codecs.described(
      codecs.PositiveInt,
      "Paths that stay in any case, the best first, for each unit of n; 1 if absent.",
    ),
  },
);

/**
 * Drops the paths whose score has not reached a threshold: a gate that rejects and never refills.
 *
 * Needs `score`. `[B paths]` → `[least·n … B paths]`, distinct, in batch order; log-weights stay.
 *
 * @throws DeadBatch if no score is finite.
 * @see GridAR, arXiv 2511.21185, and PARM: reject what cannot become good; strategies.md 4.5.
 */
export const gate = defineOperator(
  {
    name: "gate",
    about: "Drops the paths whose score has not reached a threshold.",
    params,
    needs: ["score"],
    adds: [],
    clears: [],
    keeps: ({ least = 1 }, width, n) => ({ least: Math.min(width, least * n), most: width }),
    keepsInWords: "Those that reach `above`; `least` · n at least, if so many came in.",
    bias: () => "paths below a score are dropped, and no log-weight makes up for it",
  },
  ({ above, least = 1 }, step) =>
    map((before) => {
      const scoreOf = (place: number) => before.paths[place]?.score ?? Number.NaN;
      const batch = dropDead(before, step, "scores", scoreOf);
      const { paths, run } = batch;
      const spared = new Set([...orders.score.ranked(paths)].slice(0, least * run.n));
      const kept = [...paths.keys()].filter(
        (place) => (paths[place]?.score ?? Number.NaN) >= above || spared.has(place),
      );
      return keepPlaces(batch, kept, { step, op: "gate" });
    }),
);
