import { describe, expect, it } from "vitest";
import { ancestorsOf } from "../../../src/evaluation/ancestorsOf.ts";
import { fakeDraw, shippedGraph } from "../../fakes/fakeDraw.ts";
import { generated, selected, started } from "../../fakes/told.ts";

describe("ancestorsOf", () => {
  it("counts first paths, not copies", () => {
    const events = [
      started("a", "b", "c"),
      generated(0, "a", "b", "c"),
      selected(["a", "b", "c"], ["b", 1], ["b2", 1], ["c", 2]),
      generated(1, "b", "b2", "c"),
      selected(["b", "b2", "c"], ["b", 0], ["b2", 1], ["b3", 1]),
      generated(2, "b", "b2", "b3"),
    ];
    expect(ancestorsOf(events)).toEqual([3, 2, 1]);
  });
  it("is as wide as the run where nothing selects, and never wider or growing", async () => {
    expect(ancestorsOf((await fakeDraw(shippedGraph("best-of-n"), { n: 3 })).events)).toEqual(
      Array(13).fill(3),
    );
    const { events, result } = await fakeDraw(shippedGraph("tts-var"), { n: 2 });
    const counts = ancestorsOf(events);
    expect(counts).toHaveLength(13);
    for (const [k, count] of counts.entries()) {
      expect(count).toBeLessThanOrEqual(result.widths[k] as number);
      expect(count).toBeLessThanOrEqual(counts[k - 1] ?? count);
    }
  });
  it("has nothing to say of no events", () => expect(ancestorsOf([])).toEqual([]));
});
