import assert from "node:assert/strict";
import type { BatchSpec } from "../arbitraries/batchSpecs.ts";
import type { Law } from "./Law.ts";
import type { SelectionTrial } from "./SelectionTrial.ts";
import { chosen, selected } from "./selected.ts";

/** Enough that a choice by chance comes out the same in all of them once in a million times. */
const tries = 24;

/** What a selection that draws owes: its draws hang on seed, prompt, scale and step, on no more. */
export function gambleLaw<P>(
  trial: SelectionTrial<P>,
  { params, batch }: NonNullable<SelectionTrial<P>["gamble"]>,
): Law {
  const outcomes = async (about: (i: number) => readonly [Partial<BatchSpec>, string]) => {
    const all = Array.from({ length: tries }, async (_, i) => {
      const [change, id] = about(i);
      return chosen(await selected(trial, params, { ...batch, ...change }, id)).join();
    });
    return new Set(await Promise.all(all)).size;
  };
  const hangsOn = async (
    what: string,
    about: (i: number) => readonly [Partial<BatchSpec>, string],
  ) => assert.ok((await outcomes(about)) > 1, `the draws do not hang on the ${what}`);
  return {
    name: "draws from a stream of its own for each seed, prompt, scale and step id",
    check: async () => {
      assert.equal(await outcomes(() => [{}, "here"]), 1, "the same choice comes out differently");
      await hangsOn("step id", (i) => [{}, `step-${i}`]);
      await hangsOn("seed", (i) => [{ seed: i }, "here"]);
      await hangsOn("prompt", (i) => [{ prompt: `prompt ${i}` }, "here"]);
      await hangsOn("scale", (i) => [{ scale: i % 12 }, "here"]);
    },
  };
}
