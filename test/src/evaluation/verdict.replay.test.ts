import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import type { Found } from "../../../src/evaluation/Found.ts";
import type { PromptRow } from "../../../src/evaluation/PromptRow.ts";
import { type Verdict, verdict } from "../../../src/evaluation/verdict.ts";

/** What the Python rules say of these objects, written by `export/`. */
interface Case extends Verdict {
  readonly about: string;
  readonly row: Pick<PromptRow, "include" | "exclude">;
  readonly objects: readonly Found[];
}
const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(shipped("test", "fixtures", "verdicts.json"), "utf8"),
);

describe("verdict", () => {
  it("is replayed on many cases of both kinds", () => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
    for (const right of [true, false])
      expect(cases.filter(({ correct }) => correct === right).length).toBeGreaterThan(15);
  });
  it.each(cases.map((each) => [each.about, each] as const))(
    "says what the Python rules say: %s",
    (_, { row, objects, correct }) => expect(verdict(row, objects).correct).toBe(correct),
  );
});
