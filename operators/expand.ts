import type * as t from "io-ts";
import { concatMap } from "rxjs";
import {
  addFields,
  clearFields,
  codecs,
  type Drawn,
  defineOperator,
  keepPlaces,
  samplingKeys,
} from "../src/index.ts";

const params = codecs.closed(
  {
    children: codecs.described(
      codecs.PositiveInt,
      "Paths that go on from each; n does not multiply it.",
    ),
  },
  samplingKeys,
);
type Params = t.TypeOf<typeof params>;

/**
 * Draws the next scale several times for every path: a tree grows.
 *
 * Stands in place of `generate`. `[B paths]` → `[children · B paths]`, siblings side by side. The first
 * child of a path has its key and draws what it would have drawn alone; each further one has a key of
 * its own. Log-weights stay: with as many children for every path, the mean weight does too. The
 * children's common prefix is computed once.
 *
 * @see Riise et al. 2025, arXiv 2510.16751 (beam search); SVDD, arXiv 2408.08252; strategies.md 4.5.
 */
export const expand = defineOperator(
  {
    name: "expand",
    about: "Draws the next scale several times for every path.",
    params,
    needs: ["cache", "latent"],
    adds: ["cache", "latent", "family"],
    clears: ["image", "features", "score"],
    advances: true,
    spends: ({ children }: Params, width) => ({ generate: width * children }),
    keeps: ({ children }: Params, width) => width * children,
    keepsInWords: "`children` of every path, siblings side by side.",
    bias: () => null,
  },
  ({ children, ...overrides }, step) =>
    concatMap(async (before) => {
      const cleared = clearFields(before, ["image", "features", "score"]);
      const { run } = before;
      const scale = before.scale + 1;
      const copies = cleared.paths.flatMap((_, place) => Array<number>(children).fill(place));
      const grown = keepPlaces({ ...cleared, scale }, copies, { step, op: "expand" });
      const drawn = await run.generate(grown.paths, scale, overrides);
      run.emit({ type: "generated", scale, step, paths: grown.paths.map(({ key }) => key) });
      return addFields(grown, (_, place) => {
        const { cache, latent } = drawn[place] as Drawn;
        return { cache, latent, family: Math.floor(place / children) };
      });
    }),
);
