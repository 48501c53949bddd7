import * as t from "io-ts";
import {
  choiceOf,
  closed,
  described,
  Finite,
  Lambda,
  Name,
  Natural,
  PositiveInt,
  wordOf,
} from "../codecs.ts";
import { potentials } from "../selection/potentials.ts";
import { reducers } from "../selection/reducers.ts";
import { resamplers } from "../selection/resamplers.ts";
import { families } from "./families.ts";

const listOf = <C extends t.Mixed>(item: C) => t.readonlyArray(item, `a list of ${item.name}`);

/** A file of a search space: what it leaves out is as {@link roomOf} has it. */
export const Space = closed(
  {},
  {
    families: described(
      listOf(wordOf(families)),
      "Kinds of searches, which take turns; all if absent.",
    ),
    widest: described(PositiveInt, "Most paths at once; 48 if absent."),
    looks: described(PositiveInt, "Most selections by score before the last scale; 4 if absent."),
    scales: described(
      listOf(Natural),
      "Scales where paths may be selected by score; those from a quarter on if absent.",
    ),
    coarse: described(
      listOf(Natural),
      "Scales where a diverse few may be kept first; those from a sixth to a half if absent.",
    ),
    sides: described(
      listOf(t.union([PositiveInt, t.literal("full")], "a side, or full")),
      "Sides that unfinished pictures are decoded at; all that the model has if absent.",
    ),
    lambdas: described(listOf(Lambda), "Inverse temperatures; 1, 2, 5, 10, 20, 50 if absent."),
    potentials: described(listOf(choiceOf(potentials)), "Value and tempered if absent."),
    schemes: described(listOf(choiceOf(resamplers)), "Systematic if absent."),
    encoders: described(listOf(Name), "All of the model's own if absent."),
    reducers: described(listOf(wordOf(reducers)), "Pca and pool if absent."),
    rounds: described(listOf(PositiveInt), "Most rounds of a search; 4, 8, 16, 24 if absent."),
    untils: described(
      listOf(Finite),
      "Scores that end the rounds; 0, 0.25, 0.5, 0.75, 1, 1.25 if absent: rewards are standardised.",
    ),
  },
);
export type Space = t.TypeOf<typeof Space>;
