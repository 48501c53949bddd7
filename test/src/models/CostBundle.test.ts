import { expect, it } from "vitest";
import { problemsOf } from "../../../src/graph/Problem.ts";
import { CostBundle } from "../../../src/models/CostBundle.ts";
import { costBundle, rightBundle } from "../../fakes/bundleFolder.ts";

it("CostBundle has costs and no files", () => {
  expect(problemsOf(CostBundle.decode(costBundle()))).toEqual([]);
  const problems = problemsOf(CostBundle.decode({ ...costBundle(), roles: rightBundle().roles }));
  expect(problems.map(({ path }) => path.join("."))).toContain("roles.generator.begin");
});
it("CostBundle says that it has none", () => {
  const { weights, ...rest } = costBundle();
  expect(problemsOf(CostBundle.decode(rest))).toMatchObject([{ path: ["weights"] }]);
  expect(problemsOf(CostBundle.decode({ ...rest, weights: "some" }))).toMatchObject([
    { path: ["weights"], message: expect.stringContaining('"some": expected') },
  ]);
});
