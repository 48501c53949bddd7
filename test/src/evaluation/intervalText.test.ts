import { expect, it } from "vitest";
import { intervalText } from "../../../src/evaluation/intervalText.ts";

it("tells estimate and bounds, and that too few prompts have none", () => {
  expect(intervalText({ estimate: 0.5, low: -0.0004, high: 1 })).toBe("0.500 [0.000, 1.000]");
  expect(intervalText({ estimate: -0.5, low: Number.NaN, high: Number.NaN })).toBe("−0.500 [?]");
});
