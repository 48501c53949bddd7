import * as t from "io-ts";
import { map } from "rxjs";
import {
  type Batch,
  codecs,
  defineOperator,
  effectiveSampleSize,
  endOf,
  fires,
  histories,
  lambdaAt,
  type OperatorSpec,
  potentialOf,
  potentials,
  progressOf,
  reproduce,
  resamplers,
  type Step,
  schemeOf,
  selectPaths,
  spentOn,
  stepDraws,
  Tempering,
  triggers,
  unfitFor,
  type Weighs,
  weigh,
} from "../src/index.ts";

const params = codecs.closed(
  {
    to: codecs.described(
      codecs.PositiveInt,
      "Paths kept, for each unit of n; may exceed those in.",
    ),
    lambda: codecs.described(
      Tempering,
      "Inverse temperature in 1/score: one number, or a schedule with its end value. 0 is uniform; large tends to the best.",
    ),
    potential: codecs.described(
      codecs.choiceOf(potentials),
      "How a path's scores become its factor e^(log-potential).",
    ),
    scheme: codecs.described(codecs.choiceOf(resamplers), "How the survivors are drawn."),
  },
  {
    correct: codecs.described(
      t.boolean,
      "At the last scale: take back all that weighed a lineage before, and add lambda · its last score. So what is drawn follows the score of the finished image alone.",
    ),
    trigger: codecs.described(
      codecs.choiceOf(triggers),
      "When to resample; always if absent. A change of width forces it.",
    ),
    history: codecs.described(
      codecs.wordOf(histories),
      "Scores that the potential sees; checkpoints if absent.",
    ),
    latest: codecs.described(
      t.boolean,
      "Weigh by the latest scores there are, even of an earlier scale.",
    ),
  },
);
type Params = t.TypeOf<typeof params>;

/** `resample`, whose needs depend on `latest`. */
export interface Resample extends OperatorSpec<Params, "score" | "history", never, never> {
  (params: Params & { readonly latest: true }, id?: string): Step<"history", never, never>;
  (params: Params, id?: string): Step<"score" | "history", never, never>;
}

/**
 * Weighs every path by e^{log-potential of its scores}, and draws `to` paths by weight.
 *
 * Needs `score` of this very state and `history`; with `latest`, `history` alone. `[B paths]` →
 * `[to·n paths]` in batch order, copies side by side. Every survivor's log-weight is
 * lowered by the logarithm of the copies to be expected of it: log mean e^{log-weight} for most
 * schemes. So the mean weight keeps its expectation whatever the widths. Where the trigger does not
 * fire all paths stay, and so do their log-weights.
 *
 * @throws DeadBatch if no path has a finite potential.
 * @see TTS-VAR `tts-var/utils_model.py: calculate_replace_rate`; strategies.md 4.2 and 4.3.
 */
export const resample = defineOperator(
  {
    name: "resample",
    about: "Weighs paths by their scores and draws survivors by weight, with replacement.",
    params,
    needs: ({ latest }: Params) => (latest ? ["history"] : ["score", "history"]),
    needsInWords: "`score` of this very state, and `history`; with `latest`, `history` alone.",
    adds: [],
    clears: [],
    unfit: ({ lambda }, { scales }) => unfitFor(lambda, scales),
    keeps: ({ to, trigger = "always", scheme }, width, n) => {
      const unlike = schemeOf(scheme).refuses?.(to * n, width) ?? null;
      const [word] = codecs.chosen(scheme);
      if (unlike !== null)
        return `resample keeps ${to * n} of ${width} paths with scheme ${word}, which ${unlike}; change to, or the scheme`;
      return trigger === "never" && to * n !== width
        ? `resample keeps ${to * n} of ${width} paths with trigger never, which keeps all; to must be ${width / n}, or the trigger another`
        : to * n;
    },
    keepsInWords:
      "`to` · n paths in batch order, copies side by side; all of them where the trigger does not fire.",
    bias: ({ scheme }) => schemeOf(scheme).bias,
    weighs: (p, isLast) => ({
      lambda: typeof p.lambda === "number" || isLast ? endOf(p.lambda) : Number.NaN,
      adds: p.latest ? "other" : addedBy(p, p.correct && isLast ? "tempered" : p.potential),
    }),
  },
  (p, step) =>
    map((before) => {
      const batch = weighed(before, p, step);
      const { run, paths } = batch;
      const logWeights = paths.map(({ logWeight }) => logWeight);
      const wanted = p.to * run.n;
      const isForced = paths.length !== wanted && p.trigger !== "never";
      if (!isForced && !fires(p.trigger ?? "always", logWeights)) return batch;
      const scores = paths.map(({ history }) => history.at(-1)?.score ?? Number.NaN);
      const candidates = { logWeights, scores };
      const kept = reproduce(p.scheme, candidates, wanted, stepDraws(batch, step));
      const note = `kept all ${kept.length}, ${wanted} were asked`;
      const by = { step, op: "resample", ...(kept.length < wanted ? { note } : {}) };
      return selectPaths(batch, kept, by);
    }),
) as unknown as Resample;

/** What a weighing adds, as the label of a graph reads it. */
function addedBy({ lambda, history }: Params, potential: Params["potential"]): Weighs["adds"] {
  if (potential === "value") return "score";
  if (potential === "tempered") return "rest";
  // A rise from a score at which nobody weighed leaves a gap.
  return potential === "diff" && typeof lambda === "number" && history !== "all" ? "rise" : "other";
}

/** The batch with the potentials of its paths' scores in its log-weights. */
function weighed<B extends Batch<"history">>(batch: B, params: Params, step: string): B {
  const { isLast, ...progress } = progressOf(batch);
  const { paths } = batch;
  // Corrected is tempered: whatever weighed a lineage before, lambda · its last score is left.
  const potential = potentialOf(params.correct && isLast ? "tempered" : params.potential);
  const { of: seen } = histories[params.history ?? "checkpoints"];
  const terms = paths.map((path) => {
    const scores = seen(path.history, path.weighed).map(({ score }) => score);
    const spent = spentOn(path);
    return (lambda: number) => potential(scores, { lambda, spent });
  });
  const lambda = lambdaAt(params.lambda, {
    ...progress,
    scale: batch.scale,
    before: paths[0]?.weighed.at(-1)?.lambda ?? 0,
    ess: (tried) =>
      effectiveSampleSize(terms.map((term, i) => (paths[i]?.logWeight ?? 0) + term(tried))),
    paths: paths.length,
  });
  const logPotentials = terms.map((term) => term(lambda));
  return weigh(batch, logPotentials, { step, lambda }) as B;
}
