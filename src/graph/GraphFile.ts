import * as t from "io-ts";
import { closed, Natural, PositiveInt } from "../codecs.ts";

/** One step of a graph file, before its operator is looked up. */
export const StepFile = closed(
  {
    /** The operator. */
    op: t.string,
  },
  {
    /** Unique; the operator's name if absent. Keys the step's random draws. */
    id: t.string,
    /** Earlier steps of the same scale that it works on; the step above if absent. */
    from: t.union([t.string, t.array(t.string)], "a step id, or a list of step ids"),
    /** Scales at which the step runs; every scale if absent. */
    at: t.array(Natural),
    /** The operator's parameters. */
    with: t.record(t.string, t.unknown, "a mapping of parameters"),
  },
);

/** A graph file after parsing. */
export const GraphFile = closed(
  {
    name: t.string,
    /** How many scales the model must have. */
    scales: PositiveInt,
    /** Paths at the start, for each unit of n. */
    paths: PositiveInt,
    steps: t.array(StepFile),
  },
  {
    about: t.string,
    /** Where the strategy comes from. */
    source: t.string,
    /** Written where the graph makes sense for one n alone. */
    n: t.literal(1),
  },
);
