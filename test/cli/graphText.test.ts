import { expect, it } from "vitest";
import { graphText } from "../../cli/graphText.ts";
import { planText } from "../../cli/planText.ts";
import { operators } from "../../operators/index.ts";
import { planOf } from "../../src/graph/planOf.ts";
import { fakeSpec } from "../../src/testing/fakes/fakeSpec.ts";
import { shippedGraph } from "../fakes/fakeDraw.ts";

const shown = (name: string) => graphText(shippedGraph(name), operators, 1);

it("graphText shows where paths have children, and where fewer go on", () => {
  expect(shown("treeg")).toMatch(/^ {4}7 {2}2 → 4 → 2 +expand\(children 2\)/m);
  expect(shown("tts-var")).toMatch(/^ {4}2 {2}8 → 6 +generate/m);
  expect(shown("svdd")).toMatch(/^ {4}0 {2}1 +generate/m);
});
it("graphText says how many rounds there are", () => {
  expect(shown("keep-best-until")).toContain("; in at most 8 rounds, until a score of 0.7\n");
  const all = { ...shippedGraph("keep-best-until"), rounds: { most: 3 } };
  expect(graphText(all, operators, 1)).toContain("; in 3 rounds\n");
  expect(shown("tts-var")).not.toContain("rounds");
});
it("planText counts all rounds, and says the least where scores decide", () => {
  const plan = (name: string) => planOf(shippedGraph(name), operators, fakeSpec(), 1);
  const text = planText(plan("keep-best-until"), 1e6);
  expect(text).toContain("n = 1, 8 rounds, all of them counted\n");
  expect(text).toMatch(/at most; at least .* as scores decide/);
  expect(planText(plan("tts-var"), 1e6)).not.toContain("round,");
});
