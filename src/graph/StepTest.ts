import * as t from "io-ts";
import { bounded, closed, described, Finite, Natural, PositiveInt } from "../codecs.ts";

const numbers = t.array(Finite, "a list of numbers");
const rows = t.array(numbers, "a list of lists of numbers");

/** Made-up paths, by what they carry: `[B]`, one entry a path in the order of the batch. */
export const Given = closed(
  {},
  {
    scores: described(numbers, "The score of each path in this very state."),
    history: described(
      rows,
      "Earlier scores of each path, oldest first: those of the last scorings of the graph before this one.",
    ),
    features: described(rows, "The feature vector of each path, all of one length."),
    families: described(
      t.array(Natural, "a list of families"),
      "The family of each path, as expand numbers them.",
    ),
    logWeights: described(numbers, "The log-weight of each path; 0 if absent."),
    weighed: described(
      rows,
      "What was added to each log-weight before, oldest first: at the last weighings of the graph before this one; 0 if absent.",
    ),
    lambda: described(Finite, "Inverse temperature of the weighing before; 0 if absent."),
  },
);

/** What is to come of made-up paths. */
export const Expected = closed(
  {
    survivors: described(
      t.array(Natural, "a list of places"),
      "Places, from 0, of the paths that are left, in order; a path that is kept twice stands twice.",
    ),
  },
  { logWeights: described(numbers, "The log-weight of each survivor, to nine digits.") },
);

/** One entry of the `tests` of a graph file. */
export const StepTest = closed(
  {
    step: described(t.string, "Id of a step that selects."),
    given: described(Given, "The paths that come in: as many as its lists have entries."),
    expect: described(Expected, "What is left of them."),
  },
  {
    name: described(t.string, "What the test shows."),
    scale: described(Natural, "Where the step runs; its first scale if absent."),
    n: described(
      bounded({ type: "integer", minimum: 1, maximum: 1024 }),
      "Multiplies every `to`; 1 if absent.",
    ),
    seed: described(Natural, "Seed of the step's random draws; 0 if absent."),
    prompt: described(t.string, "Prompt that the draws are keyed by; empty if absent."),
    sides: described(
      t.array(PositiveInt, "a list of sides"),
      "Side of each scale of a model, for what counts tokens; 1 each if absent.",
    ),
  },
);
export type StepTest = t.TypeOf<typeof StepTest>;
