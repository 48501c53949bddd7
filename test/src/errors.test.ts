import { expect, it } from "vitest";
import { DeadBatch, ModelError, PromptError, RunError, TensorError } from "../../src/errors.ts";

it("errors say what, where and what to do, each with its tag", () => {
  const dead = new DeadBatch("scores", [Number.NaN, Infinity]);
  const all = [
    new TensorError("read", "float32", [2, 3]),
    dead,
    new ModelError("shapes-64", "is damaged", "fetch it again"),
    new PromptError("empty", "say what to draw"),
    new RunError("resample-6", 6, dead),
  ];
  expect(all.map((error) => [error._tag, error.message])).toEqual([
    ["TensorError", "a freed tensor (float32 [2, 3]) was read"],
    ["DeadBatch", "no path is alive: scores NaN, Infinity"],
    ["ModelError", "shapes-64: is damaged"],
    ["PromptError", "empty"],
    ["RunError", "step resample-6 at scale 6: no path is alive: scores NaN, Infinity"],
  ]);
  expect(all[4]).toMatchObject({ step: "resample-6", scale: 6, cause: dead });
  expect(all[2]).toMatchObject({ model: "shapes-64", hint: "fetch it again" });
  expect(new RunError("a", 0, "said in words").message).toBe("step a at scale 0: said in words");
});
