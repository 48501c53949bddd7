import type * as t from "io-ts";
import { concatMap } from "rxjs";
import {
  type CombinationWord,
  codecs,
  combinations,
  defineOperator,
  giveScores,
  normalisations,
  type Scoring,
  scoringOf,
  tellScores,
} from "../src/index.ts";

const Weights = codecs.byName(codecs.Positive, "weights by role, { alignment: 1, aesthetic: 0.5 }");

const keys = codecs.closed(
  {},
  {
    reward: codecs.described(
      codecs.Name,
      "Role of the reward, for example alignment. Either this or `rewards`.",
    ),
    rewards: codecs.described(Weights, "Weight (> 0) of each of several rewards, by role."),
    combine: codecs.described(
      codecs.choiceOf(combinations),
      "How the scores of `rewards` become one; needed beside `rewards`.",
    ),
    normalise: codecs.described(
      codecs.wordOf(normalisations),
      "How each reward is put on a scale of its own before it is weighted; raw if absent.",
    ),
  },
);

const normalising = Object.entries<CombinationWord>(combinations).flatMap(
  ([word, { normalises }]) => (normalises ? [word] : []),
);

const rule = ({
  reward,
  rewards,
  combine,
  normalise,
}: t.TypeOf<typeof keys>): codecs.Refusal | null => {
  const others = Object.entries({ rewards, combine, normalise });
  const [extra] = others.find(([, own]) => own !== undefined) ?? [];
  if (reward !== undefined)
    return extra === undefined
      ? null
      : { key: extra, message: `reward stands alone: leave out reward or ${extra}` };
  if (rewards === undefined)
    return { message: "expected reward, a role, or rewards, weights by role" };
  if (combine === undefined)
    return { key: "combine", message: `rewards need ${codecs.choiceOf(combinations).name}` };
  const [word] = codecs.chosen(combine);
  if (normalise !== undefined && !normalising.includes(word))
    return {
      key: "normalise",
      message: `${word} knows none: only ${normalising.join(" and ")} do`,
    };
  return typeof combine === "string" ? null : gateRule(rewards, combine["gate-then-rank"].gate);
};

/** What is wrong with the rewards of a gate: they rank all but the one that gates. */
function gateRule(rewards: Readonly<Record<string, number>>, gate: string): codecs.Refusal | null {
  const wrong = (message: string) => ({ key: "rewards", message });
  if (!Object.hasOwn(rewards, gate)) return wrong(`the gate, ${gate}, is not among them`);
  if (Object.keys(rewards).length === 1) return wrong(`nothing ranks what passes ${gate}`);
  return rewards[gate] === 1 ? null : wrong(`${gate} gates and weighs nothing: its weight is 1`);
}

const params = codecs.refusing<t.TypeOf<typeof keys>, Scoring>(
  keys,
  "Either `reward` alone, or `rewards` with `combine`; `normalise` only beside weighted or minimum.",
  rule,
);

/**
 * Scores every picture against the prompt, with one reward or several.
 *
 * Needs `image`; adds `score`, of this very state, and appends to `history`, which lasts: of
 * several rewards their combination. The raw scores of each are told in an event of their own. A
 * path of which one score is NaN or infinite is dropped, and counts in no other's.
 *
 * @throws DeadBatch if no path is left.
 * @see strategies.md 4.7
 */
export const score = defineOperator(
  {
    name: "score",
    about: "Scores every picture against the prompt.",
    params,
    needs: ["image"],
    adds: ["score", "history"],
    clears: [],
    roles: (p) => scoringOf(p).roles.map((name) => ({ kind: "reward", name })),
    spends: (p, images) => ({
      score: Object.fromEntries(scoringOf(p).roles.map((name) => [name, images])),
    }),
    bias: (p) => scoringOf(p).bias,
  },
  (p, step) => {
    const { roles, name, combined } = scoringOf(p);
    return concatMap(async (batch) => {
      const images = batch.paths.map(({ image }) => image);
      const table: (readonly number[])[] = [];
      for (const role of roles) {
        const own = await batch.run.score(role, images);
        // One alone is told as what it becomes.
        if ("rewards" in p) tellScores(batch, batch.paths, own, { step, reward: role });
        table.push(own);
      }
      const scores = combined(table);
      const all = [...table, scores];
      const value = (place: number) => {
        const own = all.map((row) => row[place] ?? Number.NaN);
        return own.find((x) => !Number.isFinite(x)) ?? 0;
      };
      return giveScores(batch, scores, { step, reward: name, value });
    });
  },
);
