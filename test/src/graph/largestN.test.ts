import fc from "fast-check";
import { expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { largestN } from "../../../src/graph/largestN.ts";
import { planOf } from "../../../src/graph/planOf.ts";
import { totalFlops } from "../../../src/run/Cost.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";
import { shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

const spec = fakeSpec();
const cost = (name: string, n: number) =>
  totalFlops(planOf(shippedGraph(name), operators, spec, n).flops);
const largest = (name: string, flops: number) =>
  largestN(shippedGraph(name), operators, spec, flops);

it("largestN fits, and one more does not", () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...shipped.filter((name) => shippedGraph(name).n !== 1)),
      fc.integer({ min: 1, max: 1023 }),
      (name, n) => {
        expect(largest(name, cost(name, n))).toBe(n);
        expect(largest(name, cost(name, n + 1) - 1)).toBe(n);
      },
    ),
    { numRuns: 25 },
  ));
it("largestN knows the ends: nothing fits, all fit, one path alone", () => {
  expect(largest("tts-var", cost("tts-var", 1) - 1)).toBeNull();
  expect(largest("tts-var", 0)).toBeNull();
  expect(largest("tts-var", Number.MAX_SAFE_INTEGER)).toBe(1024);
  expect(largest("raw", cost("raw", 1))).toBe(1);
  expect(largest("raw", 1e15)).toBe(1);
  expect(largest("raw", cost("raw", 1) - 1)).toBeNull();
});
