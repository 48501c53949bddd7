import fc from "fast-check";
import { describe, it } from "vitest";
import { join } from "../../operators/join.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";

describe("join", () => {
  for (const { name, check } of operatorLaws({
    operator: join,
    params: fc.constant({}),
    breaks: "never",
  }))
    it(name, check);
});
