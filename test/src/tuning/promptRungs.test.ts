import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promptRungs } from "../../../src/tuning/promptRungs.ts";

const lists = fc
  .array(fc.constantFrom("a", "b", "c", null), { maxLength: 40 })
  .map((tags) => tags.map((tag, i) => ({ tag, prompt: `prompt ${i}` })));
const sizes = fc
  .array(fc.nat({ max: 45 }), { maxLength: 4 })
  .map((all) => all.sort((a, b) => a - b));

describe("promptRungs", () => {
  it("has as many as are wanted, in order, each rung among the next, categories alike", () => {
    fc.assert(
      fc.property(lists, sizes, (all, counts) => {
        const rungs = promptRungs(all, counts);
        expect(rungs.map(({ length }) => length)).toEqual(
          counts.map((count) => Math.min(count, all.length)),
        );
        for (const [i, rung] of rungs.entries()) {
          expect(rung).toEqual(all.filter((one) => rung.includes(one)));
          expect(rungs[i + 1] ?? all).toEqual(expect.arrayContaining([...rung]));
          const of = (items: typeof all, tag: string | null) =>
            items.filter((one) => one.tag === tag).length;
          const tags = [...new Set(all.map(({ tag }) => tag))];
          const most = Math.max(0, ...tags.map((tag) => of([...rung], tag)));
          for (const tag of tags)
            expect(of([...rung], tag)).toBeGreaterThanOrEqual(Math.min(most - 1, of(all, tag)));
        }
      }),
    );
  });
});
