import fc from "fast-check";
import { describe } from "vitest";
import { join } from "../../operators/join.ts";
import { operatorLaws } from "../laws/operatorLaws.ts";

describe("join", () => {
  operatorLaws({
    operator: join,
    apply: (_, id) => join({}, id),
    params: fc.constant({}),
    breaks: "never",
  });
});
