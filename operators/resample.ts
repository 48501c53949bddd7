import * as t from "io-ts";
import { map } from "rxjs";
import {
  codecs,
  DeadBatch,
  defineOperator,
  type OperatorSpec,
  potentials,
  resamplers,
  type Step,
  selectPaths,
  softmax,
  stepDraws,
  tilt,
} from "../src/index.ts";

const params = codecs.closed(
  {
    /** Paths kept, for each unit of n. May exceed what comes in: then paths repeat. */
    to: codecs.PositiveInt,
    /** Inverse temperature in 1/score. 0 is uniform; large tends to the best. */
    lambda: codecs.NonNegative,
    /** How a path's scores become one number. */
    potential: codecs.wordOf(potentials),
    /** How the survivors are drawn. */
    scheme: codecs.wordOf(resamplers),
  },
  {
    /** `true` weighs by the latest scores there are, even of an earlier scale. */
    latest: t.boolean,
  },
);
type Params = t.TypeOf<typeof params>;

/** `resample`, whose needs depend on `latest`. */
export interface Resample extends OperatorSpec<Params, "score" | "history", never, never> {
  (params: Params & { readonly latest: true }, id?: string): Step<"history", never, never>;
  (params: Params, id?: string): Step<"score" | "history", never, never>;
}

/**
 * Keeps `to` paths, each drawn with probability ∝ e^{log-weight + lambda · potential(scores)}.
 *
 * Needs `score` of this very state and `history`; with `latest`, `history` alone. `[B paths]` →
 * `[to·n paths]` in batch order, copies side by side; log-weights are spent and return to 0.
 *
 * @throws DeadBatch if no path has a finite potential.
 * @see TTS-VAR `tts-var/utils_model.py: calculate_replace_rate`
 */
export const resample = defineOperator(
  {
    name: "resample",
    about: "Draws survivors by weight, with replacement.",
    params,
    needs: ({ latest }: Params) => (latest ? ["history"] : ["score", "history"]),
    adds: [],
    clears: [],
    keeps: ({ to }, _, n) => to * n,
  },
  ({ to, lambda, potential, scheme }, step) =>
    map((batch) => {
      const values = batch.paths.map(({ history }) =>
        potentials[potential](history.map(({ score }) => score)),
      );
      const logWeights = batch.paths.map(({ logWeight }) => logWeight);
      const weights = softmax(tilt(logWeights, values, lambda));
      if (weights === null) throw new DeadBatch("potentials", values);
      const kept = resamplers[scheme].resample(weights, to * batch.run.n, stepDraws(batch, step));
      return selectPaths(
        batch,
        kept.map((index) => ({ index, logWeight: 0 })),
        { step, op: "resample" },
      );
    }),
) as unknown as Resample;
