import fc from "fast-check";
import { map } from "rxjs";
import { describe, expect, it } from "vitest";
import {
  type Batch,
  codecs,
  DeadBatch,
  defineOperator,
  selectPaths,
  stepDraws,
} from "../../../../src/index.ts";
import { scored, specOfScores } from "../../../../src/testing/arbitraries/batchSpecs.ts";
import type { SelectionTrial } from "../../../../src/testing/laws/SelectionTrial.ts";
import { selectionLaws } from "../../../../src/testing/laws/selectionLaws.ts";
import { brokenOf, complaintOf } from "./brokenOf.ts";

type Scored = Batch<"score">;
type Choose = (batch: Scored, step: string) => Scored;

/** Laws of an operator that keeps one path, as `choose` does. */
const laws = (choose: Choose, more: Partial<SelectionTrial<object>> = {}) => {
  const operator = defineOperator(
    {
      name: "mine",
      about: "For tests.",
      params: codecs.closed({}),
      needs: ["score"],
      adds: [],
      clears: [],
    },
    (_, step) => map((batch) => choose(batch, step) as never),
  );
  return selectionLaws({
    operator,
    params: fc.constant({}),
    fields: ["score"],
    count: () => 1,
    dead: scored,
    logWeight: (before) => before,
    ...more,
  });
};
const keep = (batch: Scored, step: string, ...kept: readonly number[]): Scored =>
  selectPaths(
    batch,
    kept.map((index) => ({ index, logWeight: batch.paths[index]?.logWeight ?? 0 })),
    { step, op: "mine" },
  );
/** Place of the highest live score. */
const top = ({ paths }: Scored): number => {
  const scores = paths.map(({ score }) => score);
  const alive = scores.filter(Number.isFinite);
  if (alive.length === 0) throw new DeadBatch("scores", scores);
  return scores.indexOf(Math.max(...alive));
};
const right: Choose = (batch, step) => keep(batch, step, top(batch));
const each = (batch: Scored, change: (path: Scored["paths"][number], i: number) => object) =>
  ({ ...batch, paths: batch.paths.map((path, i) => ({ ...path, ...change(path, i) })) }) as Scored;
const gamble = { params: {}, batch: specOfScores([1, 2, 3, 4]) };

const count = "keeps as many as it was asked, times n";
const parents = "keeps only what came in, in batch order, and tells parent and weight";
const keys = "leaves the first copy its key and gives every further one its own";
const told = "tells a `selected` event from which the choice can be read";
const alike = "chooses alike for the same seed, prompt, scale and step, whatever the keys";
const dead = "never chooses a dead path while one is alive";
const allDead = "fails when every path is dead, and names the scores";
const draws = "draws from a stream of its own for each seed, prompt, scale and step id";

describe("selectionLaws", () => {
  it("are kept by a right one", async () => expect(await brokenOf(laws(right))).toEqual([]));

  it.each<[string, Choose, string, Partial<SelectionTrial<object>>?]>([
    ["keeps two of one", (batch, step) => keep(batch, step, top(batch), top(batch)), count],
    [
      "keeps paths in another order",
      (batch, step) => keep(batch, step, top(batch), 0),
      parents,
      { count: () => 2 },
    ],
    ["adds to a weight", (...given) => each(right(...given), () => ({ logWeight: 7 })), parents],
    ["changes a score", (...given) => each(right(...given), () => ({ score: 7 })), parents],
    [
      "gives copies the same key",
      (batch, step) => each(keep(batch, step, top(batch), top(batch)), () => ({ key: "a" })),
      keys,
      { count: () => 2 },
    ],
    ["tells another step", (batch) => keep(batch, "there", top(batch)), told],
    [
      "tells nothing",
      (batch, step) => ({
        ...right({ ...batch, run: { ...batch.run, emit: () => {} } }, step),
        run: batch.run,
      }),
      told,
    ],
    [
      "goes by the key",
      (batch, step) => {
        const last = batch.paths.map(({ key }) => key.at(-1) ?? "");
        return keep(batch, step, last.indexOf([...last].sort().at(-1) as string));
      },
      alike,
    ],
    ["takes the first, dead or alive", (batch, step) => keep(batch, step, 0), dead],
    ["is content with dead ones", (batch, step) => keep(batch, step, 0), allDead],
    [
      "names no scores",
      (batch, step) => {
        if (batch.paths.every(({ score }) => !Number.isFinite(score))) throw new Error("all dead");
        return right(batch, step);
      },
      allDead,
    ],
    ["draws nothing", right, draws, { gamble }],
    [
      "draws by chance",
      (batch, step) => keep(batch, step, Math.floor(Math.random() * batch.paths.length)),
      draws,
      { gamble },
    ],
    [
      "draws without its step",
      (batch, step) => keep(batch, step, Math.floor(stepDraws(batch, "x")() * batch.paths.length)),
      draws,
      { gamble },
    ],
  ])("catch a selection that %s", async (_, choose, name, more) =>
    expect(await brokenOf(laws(choose, more))).toContain(name),
  );
  it("say what was expected, of which batch", async () => {
    const complaint = await complaintOf(laws((batch, step) => keep(batch, step, 0, 0)));
    expect(complaint).toMatch(/Counterexample: \[\{\},\{"prompt":/);
    expect(complaint).toMatch(/2 !== 1/);
  });
});
