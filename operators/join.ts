import { identity } from "rxjs";
import { codecs, defineOperator } from "../src/index.ts";

/**
 * Does nothing of its own: with `from: [a, b]` it is where branches meet.
 *
 * Any step may join what it works on; this one is for where nothing else follows in the scale.
 */
export const join = defineOperator(
  {
    name: "join",
    about: "Joins the branches that `from` names: the union of their paths.",
    params: codecs.closed(),
    needs: [],
    adds: [],
    clears: [],
  },
  () => identity,
);
