import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inChunks } from "../../../src/run/inChunks.ts";

describe("inChunks", () => {
  it("answers in order, in calls of at most `limit`, as few as can be, one after the other", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (items, limit) => {
        const sizes: number[] = [];
        let running = 0;
        const answers = await inChunks(items, limit, async (chunk) => {
          expect(++running).toBe(1);
          sizes.push(chunk.length);
          await Promise.resolve();
          running--;
          return chunk.map((x) => x + 1);
        });
        expect(answers).toEqual(items.map((x) => x + 1));
        expect(sizes).toHaveLength(Math.ceil(items.length / limit));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(limit);
      }),
    ));
  it("stops at the first call that fails", async () => {
    const seen: number[] = [];
    const run = inChunks([1, 2, 3], 1, async ([x = 0]) => {
      seen.push(x);
      if (x === 2) throw new Error("broken");
      return [x];
    });
    await expect(run).rejects.toThrow("broken");
    expect(seen).toEqual([1, 2]);
  });
});
