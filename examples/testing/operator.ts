import fc from "fast-check";
import { operatorLaws, selectionLaws } from "varflow/testing";
import { tournament as operator } from "../own-operator.ts";

const to = fc.integer({ min: 1, max: 4 });
const params = fc.record({ to, among: fc.integer({ min: 1, max: 4 }) });

export const laws = [
  // What every operator owes the engine.
  ...operatorLaws({ operator, params, breaks: "never" }),
  // What one that selects owes beside it.
  ...selectionLaws({
    operator,
    params: fc.record({ to, among: fc.constant(99) }),
    fields: ["score"],
    count: ({ to }, n) => to * n,
    logWeight: (before) => before,
  }),
];
