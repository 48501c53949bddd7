import fc from "fast-check";
import { expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { proposedGraph } from "../../../src/evaluation/proposedGraph.ts";
import { scheduleFlops } from "../../../src/evaluation/scheduleFlops.ts";
import { planOf, totalFlops } from "../../../src/index.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";

const spec = fakeSpec();
const head = { name: "made", about: "made up", source: "a test", scales: 13, reward: "alignment" };
/** Some scales in order, and widths that fall. */
const schedules = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 4 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 32 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([scales, widths]) => {
    const [paths = 1, ...to] = widths.sort((a, b) => b - a);
    const keeps = scales.sort((a, b) => a - b).map((scale, i) => ({ scale, to: to[i] ?? 1 }));
    return { paths, keeps };
  });

it("what a schedule costs is what the plan of its graph says", () =>
  fc.assert(
    fc.property(schedules, (schedule) => {
      const { begin, transformer, decode, score } = spec.cost;
      const look = decode + (score.alignment ?? 0);
      const graph = proposedGraph({ ...schedule, side: null }, head);
      const planned = totalFlops(planOf(graph, operators, spec, 1).flops);
      expect(scheduleFlops(schedule, { begin, transformer, look, lastLook: look })).toBe(planned);
    }),
  ));

it("a cheaper look makes the selections cheaper, and nothing else", () => {
  const cost = { begin: 5, transformer: [1, 10, 100], look: 3, lastLook: 1000 };
  // Four draw a scale, are looked at, and two go on to the end.
  expect(scheduleFlops({ paths: 4, keeps: [{ scale: 0, to: 2 }] }, cost)).toBe(
    5 + 4 * 1 + 4 * 3 + 2 * 10 + 2 * 100 + 2 * 1000,
  );
});
