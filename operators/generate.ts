import * as t from "io-ts";
import { concatMap } from "rxjs";
import {
  addFields,
  type Certainty,
  clearFields,
  codecs,
  type Drawn,
  defineOperator,
  type Fields,
  type OperatorSpec,
  type Step,
  samplingKeys,
} from "../src/index.ts";

const params = codecs.closed(
  {},
  {
    ...samplingKeys,
    measure: codecs.described(
      t.boolean,
      "Tell how sure the model was of what it drew: adds `certainty`, and changes nothing drawn.",
    ),
  },
);
type Params = t.TypeOf<typeof params>;
type State = "cache" | "latent";

/** `generate`, which adds `certainty` where it measures. */
export interface Generate
  extends OperatorSpec<
    Params,
    "cache" | "latent",
    "cache" | "latent" | "certainty",
    "image" | "features" | "score" | "family"
  > {
  (
    params: Params & { readonly measure: true },
    id?: string,
  ): Step<
    "cache" | "latent",
    "cache" | "latent" | "certainty",
    "image" | "features" | "score" | "family"
  >;
  (
    params?: Params,
    id?: string,
  ): Step<"cache" | "latent", "cache" | "latent", "image" | "features" | "score" | "family">;
}

/**
 * Draws the tokens of the next scale for every path.
 *
 * Needs and renews `cache` and `latent`; clears what described the state before: `image`,
 * `features`, `score`, `family`. Identical prefixes run once and part at sampling. With `measure` it appends to
 * `certainty`, which lasts, how sure the model was at this scale.
 *
 * @throws ModelError where `measure` asks a model that cannot tell.
 * @see TTS-VAR, algorithm 1; Infinity `infinity/models/infinity.py: autoregressive_infer_cfg`.
 */
export const generate = defineOperator(
  {
    name: "generate",
    about: "Draws the tokens of the next scale for every path.",
    params,
    needs: ["cache", "latent"],
    adds: ({ measure }: Params): readonly (State | "certainty")[] =>
      measure ? ["cache", "latent", "certainty"] : ["cache", "latent"],
    addsInWords: "`cache`, `latent`; with `measure`, `certainty` too, which lasts.",
    clears: ["image", "features", "score", "family"],
    advances: true,
    spends: (_, width) => ({ generate: width }),
  },
  ({ measure = false, ...overrides }, step) =>
    concatMap(async (before) => {
      const batch = clearFields(before, ["image", "features", "score", "family"]);
      const { run, paths } = batch;
      const scale = batch.scale + 1;
      const drawn = await run.generate(paths, scale, overrides, measure);
      const after = addFields(batch, (path, place) => fieldsOf(path, drawn[place] as Drawn));
      run.emit({ type: "generated", scale, step, paths: paths.map(({ key }) => key) });
      return { ...after, scale };
    }),
) as unknown as Generate;

/** What a path carries on; `certainty` only where it was measured, as `adds` says. */
function fieldsOf(path: object, { cache, latent, measured }: Drawn) {
  const { certainty = [] } = path as { readonly certainty?: readonly Certainty[] };
  const renewed = { cache, latent } as Pick<Fields, State | "certainty">;
  return measured === undefined ? renewed : { ...renewed, certainty: [...certainty, measured] };
}
