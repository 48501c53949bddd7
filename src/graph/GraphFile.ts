import * as t from "io-ts";
import { closed, type Described, described, Finite, Natural, PositiveInt } from "../codecs.ts";
import { FileBelow } from "./FileBelow.ts";
import { StepTest } from "./StepTest.ts";

const op = described(t.string, "The operator.");
const step = {
  id: described(
    t.string,
    "Unique in its graph; the operator's name if absent. Keys the step's random draws.",
  ),
  from: described(
    t.union([t.string, t.array(t.string)], "a step id, or a list of step ids"),
    "Earlier steps of the same scale that it works on, joined if several; the step above if absent.",
  ),
  at: described(
    t.array(Natural, "a list of scales"),
    "Scales at which it runs; every scale if absent.",
  ),
  with: described(
    t.record(t.string, t.unknown, "a mapping of parameters"),
    "The operator's parameters.",
  ),
};
const place = {
  before: described(
    t.string,
    "In a file with `extends`: the id of the step right before which this one stands.",
  ),
  after: described(
    t.string,
    "In a file with `extends`: the id of the step right after which this one stands.",
  ),
};
const name = described(t.string, "What the graph is called.");
const size = {
  scales: described(PositiveInt, "How many scales the model must have."),
  paths: described(PositiveInt, "Paths at the start, for each unit of n."),
};
const rounds = described(
  closed(
    { most: described(PositiveInt, "At most so many rounds.") },
    {
      until: described(
        Finite,
        "No further round once the best score has reached this; all rounds if absent.",
      ),
    },
  ),
  "The whole search again, with fresh paths: the best image of all rounds is the result.",
);
const head = {
  about: described(t.string, "What the graph does, in a sentence."),
  source: described(t.string, "Where the strategy comes from."),
  n: described(t.literal(1), "Written where the graph makes sense for one n alone."),
  rounds,
};
const tests = described(
  t.array(StepTest, "a list of tests"),
  "Made-up paths, and which of them a step is to keep; varflow test runs them. No part of the graph.",
);
const base = described(
  FileBelow,
  "The graph file that this one changes. What this one writes holds; null removes a key.",
);
const without = described(
  t.array(t.string, "a list of step ids"),
  "In a file with `extends`: ids of steps of the other file that are left out.",
);

/** A codec that also takes null, which stands for a key to remove. */
export interface Removable {
  /** What it takes besides null. */
  readonly removable: t.Mixed;
}

const removable = <C extends t.Mixed & Described>(codec: C) =>
  Object.assign(
    new t.Type<t.TypeOf<C> | null, unknown>(
      codec.name,
      (value): value is t.TypeOf<C> | null => value === null || codec.is(value),
      (value, context) => (value === null ? t.success(null) : codec.validate(value, context)),
      t.identity,
    ),
    { removable: codec, about: codec.about } satisfies Removable & Described,
  );

/** Keys of a graph file and of a step that mean something only where another file is extended. */
export const ofChanges: { readonly head: readonly string[]; readonly step: readonly string[] } = {
  head: ["without"],
  step: Object.keys(place),
};

/** One step of a graph file, before its operator is looked up. */
export const StepFile = closed({ op }, { ...step, ...place });

/** A graph file that stands for itself. */
export const GraphFile = closed(
  {
    name,
    ...size,
    steps: described(t.array(StepFile, "a list of steps"), "Run top to bottom at each scale."),
  },
  { ...head, extends: base, without, tests },
);

/** A step that is new, or what changes in the step of that id. */
export const StepChange = closed(
  {},
  {
    op,
    id: step.id,
    from: removable(step.from),
    at: removable(step.at),
    with: removable(step.with),
    ...place,
  },
);
export type StepChange = t.TypeOf<typeof StepChange>;

/** A graph file that extends another: what it changes there. */
export const GraphChange = closed(
  { name, extends: base },
  {
    scales: removable(size.scales),
    paths: removable(size.paths),
    steps: described(
      t.array(StepChange, "a list of steps"),
      "New steps, and what changes in the steps of these ids.",
    ),
    about: removable(head.about),
    source: removable(head.source),
    n: removable(head.n),
    rounds: removable(head.rounds),
    without,
    tests,
  },
);
export type GraphChange = t.TypeOf<typeof GraphChange>;
