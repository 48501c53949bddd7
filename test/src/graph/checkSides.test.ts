import fc from "fast-check";
import { expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import { checkSides } from "../../../src/graph/checkSides.ts";
import type { Graph } from "../../../src/graph/Graph.ts";
import type { StepValue } from "../../../src/graph/StepValue.ts";
import { sideOf } from "../../../src/graph/sideOf.ts";
import { shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

const graph = (...steps: readonly StepValue[]): Graph => ({
  ...{ name: "sides", scales: 4, paths: 2, n: 1 },
  steps: [{ op: "generate" }, ...steps],
});

it.each(shipped)("checkSides has nothing to say of %s", (name) =>
  expect(checkSides(shippedGraph(name), operators)).toEqual([]),
);
it("checkSides names a step that decodes the last scale at a side, whoever else runs there", () => {
  const small = { op: "decode", with: { side: 2 } };
  const message = "side 2 at the last scale, 3, which is decoded in full";
  const hint = "list the scales before 3 in its at, and decode 3 in a step of its own";
  expect(checkSides(graph({ ...small, at: [0, 2] }, { op: "decode", at: [3] }), operators)).toEqual(
    [],
  );
  expect(checkSides(graph(small), operators)).toEqual([
    { path: ["steps", 1, "with", "side"], message: `decode: ${message}`, hint },
  ]);
  expect(
    checkSides(
      graph({ op: "decode", at: [3] }, { ...small, id: "look", at: [1, 3] }, { op: "best" }),
      operators,
    ),
  ).toEqual([{ path: ["steps", 2, "with", "side"], message: `look: ${message}`, hint }]);
});
it("check says so, and refuses sides that are none", () => {
  const said = (side: unknown) =>
    check(graph({ op: "decode", at: [3], with: { side } }), operators);
  const place = { path: ["steps", 1, "with", "side"] };
  expect(said(2)).toMatchObject({ left: expect.arrayContaining([expect.objectContaining(place)]) });
  for (const side of [0, -1, 1.5, "4", null])
    expect(said(side)).toMatchObject({
      left: [{ ...place, message: expect.stringContaining("expected") }],
    });
});
it("sideOf finds a side where it stands, and none in a full decode or another step", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), (side) => {
      expect(sideOf({ op: "decode", with: { side } }, operators)).toEqual({
        side,
        place: ["with", "side"],
      });
      expect(sideOf({ op: "decode" }, operators)).toBeUndefined();
      expect(sideOf({ op: "keep", with: { to: side, by: "score" } }, operators)).toBeUndefined();
      expect(sideOf({ op: "nothing", with: { side } }, operators)).toBeUndefined();
    }),
  ));
