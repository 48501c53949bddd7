import fc from "fast-check";
import type {
  choose,
  cluster,
  extract,
  keep,
  predict,
  resample,
  score,
  spread,
} from "../../operators/index.ts";
import { combinations } from "../../src/selection/combinations.ts";
import { histories } from "../../src/selection/histories.ts";
import { normalisations } from "../../src/selection/normalisations.ts";
import { orders } from "../../src/selection/orders.ts";
import { picks } from "../../src/selection/picks.ts";
import type { potentials } from "../../src/selection/potentials.ts";
import { reducers } from "../../src/selection/reducers.ts";

type ParamsOf<O extends (params: never) => unknown> = Parameters<O>[0];
type Resampling = ParamsOf<typeof resample>;
type Potential = Resampling["potential"];
type Arbitraries = { readonly [K in keyof Resampling]: fc.Arbitrary<Resampling[K]> };

const wordOf = <T extends object>(table: T) =>
  fc.constantFrom(...(Object.keys(table) as (keyof T)[]));
const share = fc.constantFrom(0, 0.25, 0.5, 1);
const lambda = fc.constantFrom(0, 0.1, 1, 10);
const to = fc.integer({ min: 1, max: 9 });
const role = fc.constantFrom("alignment", "aesthetic");

const bare = ["value", "diff", "max", "sum", "tempered"] as const satisfies Exclude<
  keyof typeof potentials,
  "top-sum" | "twisted"
>[];
const potential: fc.Arbitrary<Potential> = fc.oneof(
  fc.constantFrom(...bare),
  share.map((twisted) => ({ twisted })),
  to.map((top) => ({ "top-sum": top })),
);
const tempering: fc.Arbitrary<Resampling["lambda"]> = fc.oneof(
  lambda,
  lambda.map((linear) => ({ linear })),
  lambda.map((tokens) => ({ tokens })),
  fc.record({ to: lambda, power: fc.constantFrom(0.5, 2) }).map((polynomial) => ({ polynomial })),
  lambda.map((end) => ({ exponential: { to: end } })),
  fc.record({ to: lambda, rate: fc.constantFrom(0.1, 2) }).map((exponential) => ({ exponential })),
  fc.record({ to: lambda, ess: share }).map((adaptive) => ({ adaptive })),
);
/** Of a model of two scales. */
const byTwo: fc.Arbitrary<Resampling["lambda"]> = lambda.map((end) => ({
  consistency: { to: end, by: [0.5, 1] },
}));
/** Schemes that make any width of any other. */
const scheme: fc.Arbitrary<Resampling["scheme"]> = fc.oneof(
  fc.constantFrom(
    ...(["multinomial", "stratified", "systematic", "residual", "ssp", "round"] as const),
  ),
  lambda.map((vasr) => ({ vasr })),
);
/** Those that do not. */
const choosy: fc.Arbitrary<Resampling["scheme"]> = fc.oneof(
  fc.constantFrom("killing" as const, "gumbel-topk" as const),
  share.map((worst) => ({ "replace-worst": worst })),
);
/** Without `never`, which asks for one width alone. */
const trigger = fc.oneof(
  fc.constant("always" as const),
  share.map((ess) => ({ ess })),
);

/** Parameters of `resample`, of every word but the trigger `never`. */
export const resamplings = (): fc.Arbitrary<Resampling> =>
  resamplingsOf({ lambda: fc.oneof(tempering, byTwo), scheme: fc.oneof(scheme, choosy) });

/** Of those the ones that may stand at any width, in a graph of any scales. */
export const fittingResamplings = (): fc.Arbitrary<Resampling> =>
  resamplingsOf({ lambda: tempering, scheme });

const resamplingsOf = (words: Pick<Arbitraries, "lambda" | "scheme">): fc.Arbitrary<Resampling> =>
  fc.record(
    {
      ...{ to, potential, trigger, ...words },
      correct: fc.boolean(),
      history: wordOf(histories),
      latest: fc.boolean(),
    },
    { requiredKeys: ["to", "lambda", "potential", "scheme"] },
  ) as fc.Arbitrary<Resampling>;

const { "gate-then-rank": _, ...taking } = combinations;
const alone = Object.keys(taking) as (keyof typeof taking)[];

/** Parameters of `score`: one reward, or several combined. */
export const scorings = (): fc.Arbitrary<ParamsOf<typeof score>> => {
  const weight = fc.constantFrom(0.5, 1, 3);
  const rewards = fc.dictionary(role, weight, { minKeys: 1, noNullPrototype: true });
  return fc.oneof(
    role.map((reward) => ({ reward })),
    fc.record({ rewards, combine: fc.constantFrom(...alone) }),
    fc.record({
      rewards: fc.record(
        { alignment: fc.constant(1), aesthetic: weight },
        { noNullPrototype: true },
      ),
      combine: share.map((from) => ({ "gate-then-rank": { gate: "alignment", from } })),
    }),
    fc.record({
      rewards,
      combine: fc.constantFrom("weighted", "minimum"),
      normalise: wordOf(normalisations),
    }),
  );
};

/** Parameters of `cluster`. */
export const clusterings = (): fc.Arbitrary<ParamsOf<typeof cluster>> =>
  fc.record({ to, pick: wordOf(picks) }, { requiredKeys: ["to"] });

const weighing = fc.oneof(
  lambda.map((dpp) => ({ dpp })),
  share.map((mmr) => ({ mmr })),
  lambda.map((group) => ({ group })),
  lambda.map((distance) => ({ distance })),
);

/** Parameters of `spread`. */
export const spreadings = (): fc.Arbitrary<ParamsOf<typeof spread>> =>
  fc.record({
    to,
    by: fc.oneof(
      fc.constantFrom<"farthest-point" | "k-medoids">("farthest-point", "k-medoids"),
      weighing,
    ),
  });

/** Parameters of `choose`. */
export const choosings = (): fc.Arbitrary<ParamsOf<typeof choose>> =>
  fc.record({ images: to, by: fc.oneof(fc.constant("score" as const), weighing) });

/** Parameters of `keep`. */
export const keepings = (): fc.Arbitrary<ParamsOf<typeof keep>> =>
  fc.record({ to, by: wordOf(orders) });

/** Parameters of `extract`. */
export const extractions = (): fc.Arbitrary<ParamsOf<typeof extract>> =>
  fc.record({
    encoder: fc.constantFrom("structure", "semantic", "pixels"),
    reduce: wordOf(reducers),
  });

/** Parameters of `draw`. */
export const drawings = () =>
  fc.record({ lambda, correct: fc.boolean() }, { requiredKeys: ["lambda"] });

/** Parameters of `predict`. */
export const predictions = (): fc.Arbitrary<ParamsOf<typeof predict>> => {
  const number = fc.constantFrom(-1, 0, 0.5);
  const weights = fc.record({ alignment: fc.record({ 0: number }) });
  const steps = fc.constant([
    [0, 0.1],
    [1, 0.1],
  ]);
  const predictor = fc.record(
    { intercept: number, weights, steps },
    { requiredKeys: ["intercept", "weights"] },
  );
  return fc.record({ model: fc.record({ 0: predictor, 6: predictor }, { requiredKeys: ["0"] }) });
};
