import * as fc from "fast-check";
import { expect, it } from "vitest";
import { strategyFolder } from "../../../src/evaluation/strategyFolder.ts";

const graph = fc.string({ unit: "binary" });
const strategy = fc.record({ graph, n: fc.integer({ min: 1, max: 1024 }) });

it("is readable for usual names", () =>
  expect(strategyFolder({ graph: "tts-var", n: 2 })).toBe("tts-var-n2"));
it("tells strategies apart, in names of plain letters", () =>
  fc.assert(
    fc.property(strategy, strategy, (a, b) => {
      expect(strategyFolder(a)).toMatch(/^[\w.%-]*-n\d+$/);
      expect(strategyFolder(a) === strategyFolder(b)).toBe(a.graph === b.graph && a.n === b.n);
    }),
  ));
it.each([
  ["%", "%000025"],
  ["a-n1", "a"],
  ["é", "%0000e9"],
])("%j and %j do not meet", (a, b) =>
  expect(strategyFolder({ graph: a, n: 1 })).not.toBe(strategyFolder({ graph: b, n: 1 })),
);
