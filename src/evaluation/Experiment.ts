import * as t from "io-ts";
import { closed, Finite, keyOf, Natural, PositiveInt } from "../codecs.ts";

/** Numbers that the paper prints, by what they measure. */
const Printed = t.record(t.string, Finite);

/** How a claim says that two strategies stand to each other. */
export const expectations = {
  better: "the first is better",
  worse: "the first is worse",
  "no worse": "the first is not worse",
} as const;

/** A claim of the paper about two strategies, so that results can agree or disagree. */
export const Claim = closed(
  { says: t.string, run: t.string, against: t.string, on: t.string },
  { expect: keyOf(expectations) },
);
/** A decoded claim. */
export type Claim = t.TypeOf<typeof Claim>;

/** A table or figure of the paper as strategies to run and claims to hold against the results. */
export const Experiment = closed(
  {
    name: t.string,
    title: t.string,
    /** Where the paper has it. */
    of: t.string,
    /** A key of `protocols.yaml`. */
    protocol: t.string,
    rows: t.array(
      closed({ label: t.string, run: t.string }, { paper: Printed, budget: PositiveInt }),
    ),
    claims: t.array(Claim),
  },
  {
    note: t.string,
    /** Run only where it is named: it belongs to no table or figure of the paper, and takes long. */
    beyond: t.literal(true),
  },
);
export type Experiment = t.TypeOf<typeof Experiment>;

/** How many prompts and seeds experiments get, fixed before they run. */
export const Protocol = closed(
  { about: t.string, prompts: t.string, seeds: t.array(Natural) },
  { count: PositiveInt },
);
export type Protocol = t.TypeOf<typeof Protocol>;
