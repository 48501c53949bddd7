import { expect, it } from "vitest";
import { spans } from "../../../src/selection/spans.ts";

const at = (scale: number) => ({ scale, logProbability: -1, confidence: 0.5 });

it("spans are the words of graph files, each with its sentence", () => {
  expect(Object.keys(spans)).toEqual(["all", "this"]);
  for (const { about } of Object.values(spans)) expect(about).toMatch(/\.$/);
});
it("this is what was measured at the scale, if anything", () => {
  const all = [at(0), at(1), at(3)];
  expect(spans.all.of(all, 3)).toEqual(all);
  expect(spans.this.of(all, 3)).toEqual([at(3)]);
  expect(spans.this.of(all, 2)).toEqual([]);
});
