import { describe, expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { at, type Graph, graph, type Rounds } from "../../../src/graph/Graph.ts";
import { planOf } from "../../../src/graph/planOf.ts";
import { firstKey } from "../../../src/random/pathKey.ts";
import { totalFlops } from "../../../src/run/Cost.ts";
import type { FakeOptions } from "../../../src/testing/fakes/FakeOptions.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";
import { fakeDraw } from "../../fakes/fakeDraw.ts";

const { best, decode, generate, keep, score } = operators;
const sides = [1, 2, 2];
const spec = fakeSpec(sides);
const inRounds = (rounds: Rounds | undefined, paths = 1): Graph =>
  graph({ name: "mine", scales: 3, paths, ...(rounds === undefined ? {} : { rounds }) }, [
    generate(),
    at([1, 2], decode()),
    at([1, 2], score({ reward: "alignment" })),
    ...(paths === 1 ? [] : [at([1], keep({ to: 1, by: "score" }))]),
    at([2], best()),
  ]);
/** The final score of each round, by the key of its path. */
const finals = (...scores: readonly number[]): FakeOptions => {
  let round = -1;
  return {
    sides,
    scores: (own, { scale }) => {
      if (scale === 2) round += 1;
      return scale === 2 ? (scores[round] ?? own) : own;
    },
  };
};
const drawn = async (rounds: Rounds, options: FakeOptions, paths = 1) => {
  const own = inRounds(rounds, paths);
  const { result, events, models } = await fakeDraw(own, {}, options);
  return { own, result, events, live: models.device.live() };
};

describe("inRounds", () => {
  it("keeps the best of all rounds, of equals the earlier, and frees the rest", async () => {
    const { result, events, live } = await drawn({ most: 4 }, finals(1, 3, 3, 2));
    expect(result.score).toBe(3);
    expect(result.key).toBe(firstKey(1));
    expect(result.widths).toEqual([4, 4, 4]);
    expect(result.scores[2]).toEqual({ alignment: [1, 3, 3, 2] });
    const told = events.flatMap((event) =>
      event.type === "selected" && event.step === "rounds"
        ? [[event.note, event.survivors.map(({ from }) => from).join()]]
        : [],
    );
    expect(told).toEqual([
      ["round 2", "1"],
      ["round 3", "0"],
      ["round 4", "0"],
    ]);
    expect(live).toBe(0);
  });
  it("stops once a score has reached what was asked", async () => {
    const { result, live } = await drawn({ most: 4, until: 2 }, finals(1, 2, 9, 9));
    expect(result.score).toBe(2);
    expect(result.widths).toEqual([2, 2, 2]);
    expect(live).toBe(0);
    const first = await drawn({ most: 4, until: 2 }, finals(2));
    expect(first.result.widths).toEqual([1, 1, 1]);
    const never = await drawn({ most: 3, until: 9 }, finals(1, 2, 0));
    expect(never.result.widths).toEqual([3, 3, 3]);
  });
  it("starts round r with the paths from r · width on", async () => {
    const { events } = await drawn({ most: 3 }, finals(1, 1, 1), 2);
    const begun = events.flatMap((event) =>
      event.type === "generated" && event.scale === 0 ? [event.paths] : [],
    );
    expect(begun).toEqual([0, 2, 4].map((i) => [firstKey(i), firstKey(i + 1)]));
  });
  it("one round is the search itself", async () => {
    const once = await fakeDraw(inRounds({ most: 1 }), {}, { sides });
    const plain = await fakeDraw(inRounds(undefined), {}, { sides });
    expect(once.result).toEqual(plain.result);
    expect(once.events.slice(1)).toEqual(plain.events.slice(1));
  });
  it("frees everything where a round fails", async () => {
    const failing = { sides, fail: { port: "decode" as const, call: 3 } };
    await expect(fakeDraw(inRounds({ most: 4 }), {}, failing)).rejects.toThrow();
  });
  it("costs what its plan says: all rounds, or between one and all of them", async () => {
    const all = await drawn({ most: 4 }, finals(1, 1, 1, 1), 2);
    const plan = planOf(all.own, operators, spec, 1);
    expect(plan.least).toBeUndefined();
    expect(totalFlops(plan.flops)).toBe(totalFlops(all.result.cost.flops));
    const some = await drawn({ most: 4, until: 2 }, finals(1, 2), 2);
    const open = planOf(some.own, operators, spec, 1);
    expect(totalFlops(open.flops)).toBe(totalFlops(plan.flops));
    const once = planOf(inRounds(undefined, 2), operators, spec, 1);
    expect(totalFlops(open.least?.flops ?? open.flops)).toBe(totalFlops(once.flops));
    const spent = totalFlops(some.result.cost.flops);
    expect(spent).toBe(2 * totalFlops(once.flops) - spec.cost.begin);
  });
});
