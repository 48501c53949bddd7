import * as t from "io-ts";
import { concatMap } from "rxjs";
import {
  acceptances,
  type Batch,
  chosenTry,
  clearFields,
  codecs,
  copyKey,
  type Drawn,
  defineOperator,
  dropDead,
  type Path,
  type RowView,
  type Scored,
  samplingKeys,
  selectPaths,
  tellScores,
} from "../src/index.ts";

const params = codecs.closed(
  {
    reward: codecs.described(codecs.Name, "Role of the reward, for example alignment."),
    accept: codecs.described(codecs.choiceOf(acceptances), "When a try is good enough."),
    tries: codecs.described(codecs.PositiveInt, "Tries of each path at most, the first included."),
  },
  {
    rollover: codecs.described(
      t.boolean,
      "Tries that a path did not need are left to its later retries; lost if absent.",
    ),
    ...samplingKeys,
  },
);
type Params = t.TypeOf<typeof params>;

type Parent = Path<"cache" | "latent"> & {
  readonly history?: readonly Scored[];
  readonly spare?: number;
};
interface Try extends Drawn {
  readonly key: string;
  readonly image: RowView;
  readonly score: number;
}

/**
 * Draws the next scale for every path, looks, and draws it again until the score is accepted or
 * the tries are used up; then the best of them counts, of equal ones the first.
 *
 * Stands in place of `generate`, and decodes and scores by itself; `spare` are the tries left over.
 * `[B paths]` → `[B paths]` without those of which every try's score broke. The first try of a path
 * is what it would have drawn alone, further ones have keys of their own. What all tries hold is
 * freed when the last is done.
 *
 * @throws DeadBatch if no path is left.
 * @see RBF, arXiv 2503.19385 (`better`, `rollover`); verifier-threshold, strategies.md 4.5 (`above`).
 */
export const retry = defineOperator(
  {
    name: "retry",
    about: "Draws the next scale again and again until its score is accepted.",
    params,
    needs: ["cache", "latent"],
    adds: ["cache", "latent", "image", "score", "history", "spare"],
    clears: ["features", "family"],
    advances: true,
    roles: ({ reward }: Params) => [{ kind: "reward", name: reward }],
    // Left-over tries may come from as many retries as there are scales before.
    spends: ({ reward, tries, rollover }: Params, width, { scale }) =>
      spent(reward, width * (tries + (rollover ? scale * (tries - 1) : 0))),
    spendsAtLeast: ({ reward }: Params, width) => spent(reward, width),
    keeps: (_, width) => width,
    keepsInWords: "One try of each path.",
    bias: () => "a scale is drawn again until its score is accepted",
  },
  (given, step) =>
    concatMap(async (before) => {
      const scale = before.scale + 1;
      const begun = { ...clearFields(before, ["image", "features", "score", "family"]), scale };
      const tries = await triesOf(begun, given, step);
      const { paths, kept } = candidatesOf(begun.paths, tries, given, scale);
      const tried = { ...begun, paths } as unknown as Batch<"cache" | "latent" | "score">;
      const chosenOnes = selectPaths(tried, kept, { step, op: "retry" });
      const scoreOf = (place: number) => chosenOnes.paths[place]?.score ?? Number.NaN;
      return dropDead(chosenOnes, step, "scores", scoreOf) as never; // with what else it carried
    }),
);

const spent = (reward: string, tries: number) => ({
  ...{ generate: tries, decode: { images: tries }, score: { [reward]: tries } },
});

const quotaOf = ({ tries, rollover }: Params, { spare = 0 }: Parent): number =>
  tries + (rollover ? spare : 0);

/** Every try of every path: the last one is accepted, or the quota used up. */
async function triesOf(
  { run, paths, scale }: Batch<"cache" | "latent">,
  given: Params,
  step: string,
): Promise<readonly (readonly Try[])[]> {
  const { reward, accept, tries: _t, rollover: _r, ...overrides } = given;
  const tries = paths.map((): Try[] => []);
  let open = [...paths.keys()];
  while (open.length > 0) {
    const drawing = open.map((place) => {
      const { key, cache, latent } = paths[place] as Parent;
      const before = tries[place]?.length ?? 0;
      return { key: before === 0 ? key : copyKey(key, scale, step, before), cache, latent };
    });
    const drawn = await run.generate(drawing, scale, overrides);
    const place = { scale, step, paths: drawing.map(({ key }) => key) };
    run.emit({ type: "generated", ...place });
    const images = await run.decode(drawn.map(({ latent }) => latent));
    run.emit({ type: "decoded", ...place });
    const scores = await run.score(reward, images);
    tellScores({ run, scale }, drawing, scores, { step, reward });
    for (const [i, at] of open.entries()) {
      const own = { key: place.paths[i] as string, image: images[i] as RowView };
      tries[at]?.push({ ...(drawn[i] as Drawn), ...own, score: scores[i] ?? Number.NaN });
    }
    open = open.filter((at) => {
      const [own, parent] = [tries[at] as Try[], paths[at] as Parent];
      return own.length < quotaOf(given, parent) && !chosenOf(accept, own, parent).isAccepted;
    });
  }
  return tries;
}

const chosenOf = (accept: Params["accept"], tries: readonly Try[], { history }: Parent) =>
  chosenTry(
    accept,
    tries.map(({ score }) => score),
    history?.at(-1)?.score ?? -Infinity,
  );

/** All tries as paths, and the one of each parent that goes on. Gives back what the parents hold. */
function candidatesOf(
  parents: readonly Parent[],
  tries: readonly (readonly Try[])[],
  given: Params,
  scale: number,
) {
  const { reward, accept, rollover } = given;
  const kept: { readonly index: number; readonly logWeight: number }[] = [];
  const paths = parents.flatMap((parent, place) => {
    const own = tries[place] as readonly Try[];
    const spare = rollover ? quotaOf(given, parent) - own.length : 0;
    const first = tries.slice(0, place).reduce((sum, { length }) => sum + length, 0);
    const index = first + chosenOf(accept, own, parent).index;
    kept.push({ index, logWeight: parent.logWeight });
    for (const { tensor } of [parent.cache, parent.latent]) tensor.release();
    return own.map((one) => ({
      ...{ ...parent, ...one, spare },
      history: [...(parent.history ?? []), { scale, reward, score: one.score }],
    }));
  });
  return { paths, kept };
}
