import { describe, it } from "node:test";
import { laws } from "./resampler.ts";

describe("wheel", () => {
  for (const { name, check } of laws) it(name, check);
});
