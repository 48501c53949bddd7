import { describe, expect, it } from "vitest";
import {
  best,
  decode,
  draw,
  elect,
  expand,
  gate,
  generate,
  lookahead,
  operators,
  resample,
  retry,
  score,
  settle,
} from "../../operators/index.ts";
import { at, type Graph, graph } from "../../src/graph/Graph.ts";
import { label } from "../../src/graph/label.ts";
import type { StepValue } from "../../src/graph/StepValue.ts";
import { missesOf, truthRuns } from "./missesOf.ts";

const reward = "alignment";
const mine = (paths: number, steps: readonly StepValue[]): Graph =>
  graph({ name: "mine", scales: 3, paths }, [
    ...steps,
    at([2], decode(), "decode-2"),
    at([2], score({ reward }), "score-2"),
  ]);
/** Weighs by what copies become, and by the raw score at the end. */
const ahead = (correct: boolean, greedy: boolean): Graph => {
  const look = lookahead({ reward, to: 2, ...(greedy ? { greedy } : { rolls: 2 }) });
  const { steps, ...head } = mine(3, [
    generate(),
    at([0, 1], look),
    at([0, 1], resample({ to: 3, lambda: 5, potential: "tempered", scheme: "systematic" })),
  ]);
  return { ...head, steps: [...steps, at([2], draw({ lambda: 10, correct }))] };
};
/** Every path has children, one of which goes on. */
const nested = (correct: boolean): Graph => {
  const { steps, ...head } = mine(2, [
    at([0], generate()),
    at([1, 2], expand({ children: 3 })),
    at([1], decode()),
    at([1], score({ reward })),
    at([1], elect({ to: 2, lambda: 6 })),
  ]);
  return { ...head, steps: [...steps, at([2], draw({ lambda: 10, correct }))] };
};
const exact = { kind: "exact", lambda: 10 };

describe("looking ahead", () => {
  it.each([
    [false, 1],
    [false, 2],
    [true, 2],
  ])("is exact where the raw score takes it back: greedy %s, n = %d", async (greedy, n) => {
    const own = ahead(true, greedy);
    expect(label(own, operators)).toEqual(exact);
    expect(await missesOf(own, { n, runs: truthRuns })).toEqual([]);
  });
  it("is not where nothing does", async () => {
    expect(label(ahead(false, false), operators).kind).toBe("heuristic");
    expect(await missesOf(ahead(false, false), { n: 2, lambda: 10 })).not.toEqual([]);
  });
});

describe("children of which one is drawn", () => {
  it.each([1, 2])("are exact, corrected, at n = %d", async (n) => {
    expect(label(nested(true), operators)).toEqual(exact);
    expect(await missesOf(nested(true), { n })).toEqual([]);
  });
  it("are not, where nobody corrects", async () => {
    expect(label(nested(false), operators).kind).toBe("heuristic");
    expect(await missesOf(nested(false), { n: 2, lambda: 10 })).not.toEqual([]);
  });
});

describe("what is drawn again or dropped by its score", () => {
  const cut: Readonly<Record<string, readonly StepValue[]>> = {
    retry: [at([0, 2], generate()), at([1], retry({ reward, accept: { above: 0 }, tries: 3 }))],
    gate: [generate(), at([1], decode()), at([1], score({ reward })), at([1], gate({ above: 0 }))],
    settle: [
      generate(),
      at([1], decode()),
      at([1], score({ reward })),
      at([1], settle({ above: 0 })),
    ],
  };
  it.each(Object.entries(cut))("%s is biased, and labelled so", async (_, steps) => {
    const { steps: all, ...head } = mine(3, steps);
    const own = { ...head, steps: [...all, at([2], draw({ lambda: 10, correct: true }))] };
    expect(label(own, operators).kind).toBe("heuristic");
    expect(await missesOf(own, { n: 1, lambda: 10 })).not.toEqual([]);
  });
  it("rounds are biased, and labelled so", async () => {
    const { steps, ...head } = mine(1, [generate()]);
    const own = { ...head, rounds: { most: 3 }, steps: [...steps, at([2], draw({ lambda: 10 }))] };
    expect(label(own, operators).kind).toBe("heuristic");
    expect(await missesOf(own, { n: 1, lambda: 10 })).not.toEqual([]);
    const chosen = { ...own, steps: [...steps, at([2], best())] };
    expect(label(chosen, operators).kind).toBe("heuristic");
  });
});
