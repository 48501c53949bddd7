import { expect, it } from "vitest";
import { refuse } from "../../../src/testing/refuse.ts";

it("says who refuses, and why", () =>
  expect(() => refuse("no scale 3")).toThrow("toy: no scale 3"));
