import * as t from "io-ts";
import { concatMap } from "rxjs";
import {
  codecs,
  copyKey,
  defineOperator,
  type Field,
  giveScores,
  type Overrides,
  type Path,
  type RowView,
  type Run,
  samplingKeys,
  takes,
} from "../src/index.ts";

const keys = codecs.closed(
  {
    reward: codecs.described(codecs.Name, "Role of the reward, for example alignment."),
    to: codecs.described(
      codecs.Natural,
      "Scale that copies are rolled on to; at that scale itself each path's own picture is scored.",
    ),
  },
  {
    rolls: codecs.described(codecs.PositiveInt, "Copies of each path; 1 if absent."),
    take: codecs.described(codecs.wordOf(takes), "What becomes of their scores; mean if absent."),
    greedy: codecs.described(
      t.boolean,
      "Every bit of the copies takes its likelier value: one roll tells all.",
    ),
    side: codecs.described(
      codecs.PositiveInt,
      "Side to which latents are resized before they are decoded; their own if absent.",
    ),
    ...samplingKeys,
  },
);

const params = codecs.refusing<t.TypeOf<typeof keys>>(
  keys,
  "Greedy copies are all the same: `rolls` and `temperature` do not stand beside `greedy`.",
  ({ greedy, rolls = 1, temperature }) => {
    if (!greedy) return null;
    if (rolls > 1)
      return { key: "rolls", message: "greedy copies are all the same: one is enough" };
    return temperature === undefined
      ? null
      : { key: "temperature", message: "greedy copies know none" };
  },
);
type Params = t.TypeOf<typeof keys>;

/** Divides the logits of greedy copies: any that float32 tells from 0 is certain then. */
const cold = 1e-6;

/**
 * Scores what becomes of every path: rolls copies of it on to a later scale, decodes and scores
 * them, and drops them. The path stays where it is.
 *
 * Needs `cache` and `latent`; adds `score` and appends to `history`, as `ahead(reward)`. Copies have
 * keys of their own, so a path kept does not become what was seen. Rolls whose score broke do not
 * count; a path of which all did is dropped. Costs what the copies draw, and a look at each.
 *
 * @throws DeadBatch if no path is left; RangeError (in the stream) behind scale `to`.
 * @see TreeG and DLBS, strategies.md 4.5; Riise et al. 2025, arXiv 2510.16751 (`to` the last scale).
 */
export const lookahead = defineOperator(
  {
    name: "lookahead",
    about: "Scores what copies of every path become at a later scale, and drops the copies.",
    params,
    needs: ["cache", "latent"],
    adds: ["score", "history"],
    clears: [],
    roles: ({ reward }: Params) => [{ kind: "reward", name: reward }],
    spends: ({ reward, to, rolls = 1, side }: Params, width) => ({
      ahead: { paths: width * rolls, to },
      decode: { images: width * rolls, ...(side === undefined ? {} : { side }) },
      score: { [reward]: width * rolls },
    }),
    unfit: ({ to }: Params, { scale, scales }) =>
      to >= scale && to < scales
        ? null
        : `it cannot look ahead to scale ${to}; to must be ${scale}…${scales - 1}`,
    bias: () => null,
  },
  (given, step) =>
    concatMap(async (batch) => {
      const { reward, rolls = 1, take = "mean" } = given;
      const seen = await scoresAhead(batch, given, step);
      const scores = batch.paths.map((_, i) =>
        takes[take].of(seen.slice(i * rolls, (i + 1) * rolls)),
      );
      return giveScores(batch, scores, { step, reward: `ahead(${reward})` });
    }),
);

interface Standing {
  readonly run: Run;
  readonly scale: number;
  readonly paths: readonly Path<Extract<Field, "cache" | "latent">>[];
}

/** Scores `[paths × rolls]` of the copies; nothing of them is left. */
async function scoresAhead(
  { run, scale, paths }: Standing,
  { reward, to, rolls = 1, greedy, side, ...sampling }: Params,
  step: string,
): Promise<readonly number[]> {
  if (to < scale) throw new RangeError(`scale ${to} lies behind scale ${scale}`);
  const overrides: Overrides = { ...sampling, ...(greedy ? { temperature: cold } : {}) };
  let copies = paths.flatMap(({ key, cache, latent }) =>
    Array.from({ length: rolls }, (_, i) => ({
      key: copyKey(key, scale, step, i + 1),
      ...{ cache, latent },
    })),
  );
  for (let at = scale + 1; at <= to; at++) {
    const drawn = await run.generate(copies, at, overrides);
    if (at > scale + 1) release(copies);
    copies = copies.map(({ key }, i) => ({ key, ...(drawn[i] as (typeof drawn)[number]) }));
  }
  const images = await run.decode(
    copies.map(({ latent }) => latent),
    side,
  );
  if (to > scale) release(copies);
  const scores = await run.score(reward, images);
  for (const { tensor } of images) tensor.release();
  return scores;
}

function release(copies: readonly { readonly cache: RowView; readonly latent: RowView }[]): void {
  for (const { tensor } of copies.flatMap(({ cache, latent }) => [cache, latent])) tensor.release();
}
